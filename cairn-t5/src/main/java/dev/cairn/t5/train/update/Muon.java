package dev.cairn.t5.train.update;

import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.NoGradScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Muon (Jordan and others, 2024) for the weight matrices within a model: the momentum of a matrix is made orthogonal before it is
 * subtracted, so that all of its directions move alike and not mainly the few in which gradients are largest. Steps are scaled to
 * the size of AdamW's (Liu and others, arXiv 2502.16982), so that both can have the same learning rate.
 */
final class Muon implements UpdateRule {

    private static final double MOMENTUM = 0.95;

    /** Root mean square of the entries of a step at learning rate 1, as AdamW has it as a rule. */
    private static final double STEP = 0.2;

    private static final int ITERATIONS = 5;

    /** Coefficients, by its authors, of the odd polynomial whose iterates bring singular values near 1 the fastest. */
    private static final double A = 3.4445;

    private static final double B = -4.7750;
    private static final double C = 2.0315;

    private static final double SMALLEST_NORM = 1e-7;

    /** @param momentum a view of that of the group */
    private record Matrix(String name, Tensor weights, Tensor momentum) {}

    /**
     * Matrices of one shape.
     *
     * @param momenta stacked
     */
    private record Group(List<Matrix> matrices, Tensor momenta) {}

    /**
     * How many matrices of one shape are computed together on the CPU: few enough for several threads to have work; on CUDA
     * it is all of them, since there each operation costs its launch.
     */
    private static final int TOGETHER = 4;

    private final List<Group> groups = new ArrayList<>();

    private final double weightDecay;

    /** What matrices are multiplied in while they are made orthogonal. */
    private final ScalarType products;

    /**
     * All momenta 0.
     *
     * @param parameters matrices by name; they stay the caller's
     * @param bf16 on the CPU make them orthogonal in bfloat16, as the authors of Muon do: the iteration ends near orthogonal anyway
     */
    Muon(Map<String, Tensor> parameters, double weightDecay, boolean bf16) {
        this.weightDecay = weightDecay;
        boolean onCpu = parameters.values().stream().noneMatch(Tensor::is_cuda);
        products = bf16 && onCpu ? ScalarType.BFloat16 : ScalarType.Float;
        Map<List<Long>, List<String>> byShape = new LinkedHashMap<>();
        parameters.forEach((name, weights) -> byShape.computeIfAbsent(
                        List.of(weights.size(0), weights.size(1)), shape -> new ArrayList<>())
                .add(name));
        try (NoGradScope scope = NoGradScope.open()) {
            for (List<String> names : byShape.values()) {
                List<Tensor> weights = names.stream().map(parameters::get).toList();
                int together = weights.get(0).is_cuda() ? names.size() : TOGETHER;
                for (int from = 0; from < names.size(); from += together) {
                    int to = Math.min(from + together, names.size());
                    groups.add(group(names.subList(from, to), weights.subList(from, to)));
                }
            }
        }
    }

    private static Group group(List<String> names, List<Tensor> weights) {
        Tensor momenta = Natives.keep(stacked(weights).zero_());
        List<Matrix> matrices = IntStream.range(0, names.size())
                .mapToObj(i -> new Matrix(names.get(i), weights.get(i), Natives.keep(momenta.select(0, i))))
                .toList();
        return new Group(matrices, momenta);
    }

    private static Tensor stacked(List<Tensor> tensors) {
        return torch.stack(new TensorVector(tensors.toArray(new Tensor[0])));
    }

    @Override
    public void step(double learningRate) {
        groups.parallelStream().forEach(group -> {
            try (NoGradScope scope = NoGradScope.open()) {
                step(group, learningRate);
            }
        });
    }

    private void step(Group group, double learningRate) {
        Tensor gradients = stacked(
                group.matrices().stream().map(matrix -> matrix.weights().grad()).toList());
        Tensor momenta = group.momenta().mul_(new Scalar(MOMENTUM)).add_(gradients);
        Tensor orthogonal = orthogonal(gradients.add(momenta, new Scalar(MOMENTUM)));
        double length = STEP * Math.sqrt((double) Math.max(orthogonal.size(1), orthogonal.size(2)));
        for (int i = 0; i < group.matrices().size(); i++) {
            group.matrices()
                    .get(i)
                    .weights()
                    .mul_(new Scalar(1 - learningRate * weightDecay))
                    .add_(orthogonal.select(0, i), new Scalar(-learningRate * length));
        }
    }

    /** Matrices with the singular vectors of those given and singular values near 1, by Newton-Schulz iteration. */
    private Tensor orthogonal(Tensor matrices) {
        boolean isTall = matrices.size(1) > matrices.size(2);
        Tensor x = isTall ? matrices.transpose(1, 2) : matrices;
        Tensor norms =
                x.mul(x).sum(new long[] {1, 2}, true, new ScalarTypeOptional()).sqrt();
        x = x.div(norms.add(new Scalar(SMALLEST_NORM))).to(products);
        for (int i = 0; i < ITERATIONS; i++) {
            Tensor square = x.bmm(x.transpose(1, 2));
            Tensor factor = square.bmm(square).mul_(new Scalar(C)).add_(square, new Scalar(B));
            x = factor.bmm(x).add_(x, new Scalar(A));
        }
        return isTall ? x.transpose(1, 2) : x;
    }

    /** Momenta by name, {@code momentum.<parameter>}; the tensors are not copies. */
    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        groups.forEach(group ->
                group.matrices().forEach(matrix -> state.put("momentum." + matrix.name(), matrix.momentum())));
        return state;
    }

    @Override
    public void close() {
        state().values().forEach(Natives::free);
        groups.forEach(group -> Natives.free(group.momenta()));
    }
}
