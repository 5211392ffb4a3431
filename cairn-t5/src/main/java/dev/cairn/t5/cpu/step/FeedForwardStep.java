package dev.cairn.t5.cpu.step;

import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** The feed-forward part of a block, which knows only the present position. */
public final class FeedForwardStep implements StepLayer {

    private final RowNorm norm;
    private final UnaryOperator<Tensor> inner;
    private final Residual residual;

    /** @param inner {@code (rows, dModel)} to the same shape, without norm and residual */
    public FeedForwardStep(RowNorm norm, UnaryOperator<Tensor> inner, StepShape shape) {
        this.norm = norm;
        this.inner = inner;
        residual = new Residual(shape);
    }

    @Override
    public void addTo(float[] x, int rows, int position) {
        try (PointerScope scope = new PointerScope()) {
            residual.add(x, inner.apply(norm.of(x, rows)));
        }
    }

    @Override
    public void reorder(long[] sources, int position) {}
}
