package dev.cairn.t5.cpu;

import static dev.cairn.t5.cpu.PaddedRows.at;

import dev.cairn.t5.tensor.CustomGradient;
import dev.cairn.t5.tensor.Natives;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Attention of all positions of an input to one another, with its maps and its gradient, input by input and head by head: the scores
 * of one head stay in the cache. Shapes: B inputs, L positions, P with padding up to a multiple of 16, H heads, D head width.
 */
public final class FusedSelfAttention implements CustomGradient.Backward {

    private static final Scalar NOTHING = Natives.keep(new Scalar(0));
    private static final Scalar MASKED = Natives.keep(new Scalar(Float.NEGATIVE_INFINITY));

    private final HeadShape shape;
    private final int[] lengths;
    private final Tensor queryKeyValue;
    private final Tensor output;
    private final Tensor bias;
    /** {@code (B, P, dModel)}. */
    private final Tensor x;
    /** {@code (B, P, 3, H, D)}. */
    private final Tensor joined;
    /** {@code (B, H, P, P)}. */
    private final Tensor weights;
    /** {@code (B, P, H, D)}. */
    private final Tensor attended;
    /** Of the weights. */
    private final KernelDropout kept;

    private FusedSelfAttention(
            Tensor x,
            Tensor queryKeyValue,
            Tensor output,
            Tensor bias,
            int[] lengths,
            double dropout,
            Factors factors) {
        this.x = Natives.keep(x);
        int positions = (int) x.size(1);
        int heads = (int) bias.size(1);
        int inner = (int) output.size(1);
        shape = new HeadShape(positions, heads, inner / heads, factors);
        this.lengths = lengths;
        this.queryKeyValue = Natives.keep(new Tensor(queryKeyValue));
        this.output = output;
        this.bias = Natives.keep(bias.detach());
        joined = Natives.keep(torch.empty(lengths.length, positions, 3L * inner));
        weights = Natives.keep(torch.empty(lengths.length, heads, positions, positions));
        attended = Natives.keep(torch.empty(lengths.length, positions, inner));
        kept = new KernelDropout(dropout, lengths.length, heads, positions, positions);
    }

    /**
     * What each position gets from attention; needs an open {@link dev.cairn.t5.tensor.GraphScope}.
     *
     * @param x {@code (B, L, dModel)}, dense
     * @param queryKeyValue {@code (3 * H * D, dModel)}
     * @param output {@code (dModel, H * D)}
     * @param bias {@code (1, H, L, L)}, added to the scores
     * @param lengths of each input without padding
     * @param dropout the share of the weights that is dropped
     * @param factors of all products, on the way back too
     */
    public static Tensor of(
            Tensor x,
            Tensor queryKeyValue,
            Tensor output,
            Tensor bias,
            int[] lengths,
            double dropout,
            Factors factors) {
        return Natives.scoped(() -> {
            FusedSelfAttention part = new FusedSelfAttention(
                    PaddedRows.of(x.detach()), queryKeyValue, output, bias, lengths, dropout, factors);
            Tensor result = part.forward().narrow(1, 0, x.size(1)).contiguous();
            return CustomGradient.of(result, List.of(x, queryKeyValue, output, bias), part);
        });
    }

    private Tensor forward() {
        PackedMatmul toJoined = PackedMatmul.forward(queryKeyValue, shape.factors());
        PackedMatmul toResult = PackedMatmul.forward(output, shape.factors());
        Tensor result = torch.empty(x.sizes());
        FloatPointer space = torch.empty(shape.positions(), shape.positions()).data_ptr_float();
        for (int input = 0; input < lengths.length; input++) {
            toJoined.write(at(x, input), shape.positions(), at(joined, input));
            for (int head = 0; head < shape.heads(); head++) {
                attend(input, head, space);
            }
            toResult.write(at(attended, input), shape.positions(), at(result, input));
        }
        return result;
    }

    private void attend(int input, int head, FloatPointer space) {
        try (PointerScope scope = new PointerScope()) {
            FloatPointer rows = at(joined, input);
            Tensor scores = weights.select(0, input).select(0, head);
            fillWithBias(scores, head, lengths[input]);
            FloatPointer scored = scores.data_ptr_float();
            HeadShape.SCORES.of(shape).run(shape.part(rows, 0, head), shape.part(rows, 1, head), scored);
            Softmax.inPlace(scored, shape.positions(), shape.positions());
            HeadShape.VALUES
                    .of(shape)
                    .run(
                            dropped(scored, input, head, space),
                            shape.part(rows, 2, head),
                            shape.part(at(attended, input), 0, head));
        }
    }

    /** Of what belongs to the weights of a head. */
    private FloatPointer dropped(FloatPointer numbers, int input, int head, FloatPointer space) {
        long count = (long) shape.positions() * shape.positions();
        return kept.of(numbers, ((long) input * shape.heads() + head) * count, count, space);
    }

    /** The scores before keys are multiplied. */
    private void fillWithBias(Tensor scores, int head, int length) {
        long positions = bias.size(2);
        Tensor toTokens = scores.narrow(1, 0, length);
        toTokens.narrow(0, 0, positions).copy_(bias.select(0, 0).select(0, head).narrow(1, 0, length));
        if (positions < shape.positions()) {
            toTokens.narrow(0, positions, shape.positions() - positions).fill_(NOTHING);
        }
        if (length < shape.positions()) {
            scores.narrow(1, length, shape.positions() - length).fill_(MASKED);
        }
    }

    @Override
    public List<@Nullable Tensor> gradients(Tensor given) {
        Tensor ofResult = PaddedRows.of(given);
        PackedMatmul fromJoined = PackedMatmul.backward(queryKeyValue, shape.factors());
        PackedMatmul fromResult = PackedMatmul.backward(output, shape.factors());
        WeightGradient ofQueryKeyValue = new WeightGradient(queryKeyValue, shape.factors());
        WeightGradient ofOutput = new WeightGradient(output, shape.factors());
        Tensor ofX = torch.empty(x.sizes());
        InputGradients ofInput = new InputGradients();
        for (int input = 0; input < lengths.length; input++) {
            ofOutput.add(at(ofResult, input), at(attended, input), shape.positions());
            fromResult.write(at(ofResult, input), shape.positions(), at(ofInput.ofAttended, 0));
            ofInput.compute(input);
            ofQueryKeyValue.add(at(ofInput.ofJoined, 0), at(x, input), shape.positions());
            fromJoined.write(at(ofInput.ofJoined, 0), shape.positions(), at(ofX, input));
        }
        long positions = given.size(1);
        return Arrays.asList(
                ofX.narrow(1, 0, positions),
                ofQueryKeyValue.sum(),
                ofOutput.sum(),
                ofInput.ofBias.narrow(1, 0, positions).narrow(2, 0, positions).unsqueeze(0));
    }

    /** The gradients of one input at a time, and the sum of those of the bias. */
    private final class InputGradients {

        final Tensor ofAttended = torch.empty(shape.positions(), shape.inner());
        final Tensor ofJoined = torch.empty(shape.positions(), 3L * shape.inner());
        final Tensor ofBias = torch.zeros(shape.heads(), shape.positions(), shape.positions());
        private final Tensor ofScores = torch.empty(shape.positions(), shape.positions());
        private final Tensor space = torch.empty(shape.positions(), shape.positions());

        void compute(int input) {
            try (PointerScope scope = new PointerScope()) {
                Tensor sums = sums(input);
                for (int head = 0; head < shape.heads(); head++) {
                    compute(input, head, at(sums, head));
                    ofBias.select(0, head).add_(ofScores);
                }
            }
        }

        /** For each head and row the sum of weights times their gradients, which is that of what is attended to times its own. */
        private Tensor sums(int input) {
            return attended.select(0, input)
                    .mul(ofAttended)
                    .view(shape.positions(), shape.heads(), shape.headWidth())
                    .sum(2)
                    .t()
                    .contiguous();
        }

        private void compute(int input, int head, FloatPointer sums) {
            FloatPointer rows = at(joined, input);
            FloatPointer weight = weights.select(0, input).select(0, head).data_ptr_float();
            FloatPointer back = shape.part(at(ofAttended, 0), 0, head);
            FloatPointer into = at(ofJoined, 0);
            FloatPointer scored = at(ofScores, 0);
            HeadShape.OF_VALUES
                    .of(shape)
                    .run(dropped(weight, input, head, at(space, 0)), back, shape.part(into, 2, head));
            HeadShape.OF_WEIGHTS.of(shape).run(back, shape.part(rows, 2, head), scored);
            dropped(scored, input, head, scored);
            HeadShape.OF_SCORES.of(shape).run(scored, sums, weight, scored);
            HeadShape.OF_QUERIES.of(shape).run(scored, shape.part(rows, 1, head), shape.part(into, 0, head));
            HeadShape.OF_KEYS.of(shape).run(scored, shape.part(rows, 0, head), shape.part(into, 1, head));
        }
    }

    @Override
    public void close() {
        Natives.free(queryKeyValue);
        Natives.free(bias);
        Natives.free(x);
        Natives.free(joined);
        Natives.free(weights);
        Natives.free(attended);
        kept.close();
    }
}
