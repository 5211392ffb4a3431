package dev.cairn.t5.model;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.cpu.EncoderAttention;
import dev.cairn.t5.cpu.FusedSelfAttention;
import dev.cairn.t5.cpu.step.NativeRows;
import dev.cairn.t5.cpu.step.PositionBias;
import dev.cairn.t5.cpu.step.SelfAttentionStep;
import dev.cairn.t5.cpu.step.StepLayer;
import dev.cairn.t5.cpu.step.StepShape;
import dev.cairn.t5.tensor.Projection;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

/** Norm, self-attention, residual. */
final class T5LayerSelfAttention implements AutoCloseable {

    private final T5LayerNorm norm;
    private final T5Attention attention;
    private final Projection queryKeyValue;
    private final Dropout dropout;

    T5LayerSelfAttention(Weights weights, T5Config config, Dropout dropout, Projections projections) {
        norm = new T5LayerNorm(weights.below("layer_norm"), config);
        Weights own = weights.below("SelfAttention");
        attention = new T5Attention(own, config, dropout, projections);
        this.dropout = dropout;
        long[] shape = {config.innerWidth(), config.dModel()};
        queryKeyValue =
                projections.joined(own.get("q.weight", shape), own.get("k.weight", shape), own.get("v.weight", shape));
    }

    /** {@code (B, L, dModel)} to the same shape; the bias is added to the scores. */
    Tensor forward(Tensor x, @Nullable Tensor bias) {
        TensorVector heads = queryKeyValueHeads(x);
        return attention.addedTo(x, attention.attend(heads.get(0), heads.get(1), heads.get(2), bias));
    }

    /** The same in the encoder. */
    Tensor forward(Tensor x, EncoderBias bias) {
        TokenBatch unmasked = bias.unmasked();
        if (unmasked == null) {
            return forward(x, bias.scores());
        }
        // Only a network in training is given such a bias.
        Tensor in = ((LinearProjection) queryKeyValue).weight();
        Tensor out = ((LinearProjection) attention.output()).weight();
        Tensor made = FusedSelfAttention.of(
                norm.forward(x), in, out, bias.scores(), unmasked.lengths(), dropout.rate(), FusedKernels.factors());
        return x.add(dropout.apply(made));
    }

    /** With prepared weights on the CPU: what all rows of {@code (P, dModel)} attend to, {@code (P, H * D)}. */
    Tensor attendOnCpu(RowChunks x, EncoderAttention among) {
        Tensor queriesKeysValues = among.queriesKeysValues();
        x.each(part -> queryKeyValue.write(x.of(queriesKeysValues, part), norm.onCpu(x.at(part))));
        return among.attend(queriesKeysValues);
    }

    /** Adds what some rows attend to, in place. */
    void addOnCpu(Tensor x, Tensor attended) {
        attention.output().addTo(x, attended);
    }

    /**
     * One more position of a sequence that grows: writes its key and value to the cache.
     *
     * @param x {@code (N, 1, dModel)}
     * @param bias {@code (1, H, 1, position + 1)}
     */
    Tensor step(Tensor x, KeyValueCache cache, int position, Tensor bias) {
        TensorVector heads = queryKeyValueHeads(x);
        cache.put(position, heads.get(1), heads.get(2));
        Tensor attended = attention.attend(heads.get(0), cache.keys(position + 1), cache.values(position + 1), bias);
        return attention.addedTo(x, attended);
    }

    /** The same for a few rows on the CPU. */
    StepLayer stepOnCpu(PositionBias bias, NativeRows normed, NativeRows attended, StepShape shape) {
        return new SelfAttentionStep(
                norm.onCpu(normed, shape), queryKeyValue, attention.output(), bias, attended, shape);
    }

    private TensorVector queryKeyValueHeads(Tensor x) {
        return attention.heads(queryKeyValue, norm.forward(x), 3);
    }

    @Override
    public void close() {
        attention.close();
        queryKeyValue.close();
    }
}
