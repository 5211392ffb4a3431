package dev.cairn.t5.cpu;

import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.NoGradScope;
import dev.cairn.t5.tensor.Projection;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A map whose weights are laid out once for oneDNN. */
public final class PackedProjection implements Projection {

    private final int in;
    private final int out;
    private final ScalarType type;
    private final PackedMatmul products;

    private PackedProjection(Tensor dense, ScalarType type) {
        out = (int) dense.size(0);
        in = (int) dense.size(1);
        this.type = type;
        products = PackedMatmul.forward(dense, Factors.SINGLE).kept();
    }

    /**
     * Lays out a copy of the weights.
     *
     * @param weight {@code (out, in)}
     * @param type {@code Float}, or {@code BFloat16}: inputs are rounded to it, results are single precision
     */
    public static PackedProjection of(Tensor weight, ScalarType type) {
        try (NoGradScope scope = NoGradScope.open()) {
            return new PackedProjection(weight.detach().to(type).contiguous(), type);
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        long[] shape = Natives.shape(x);
        shape[shape.length - 1] = out;
        Tensor result = torch.empty(shape);
        write(result, x);
        return result;
    }

    @Override
    public void write(Tensor into, Tensor x) {
        try (PointerScope scope = new PointerScope()) {
            Tensor source = source(x);
            products.write(source.data_ptr(), rows(source), into.data_ptr());
        }
    }

    @Override
    public void addTo(Tensor residual, Tensor x) {
        try (PointerScope scope = new PointerScope()) {
            Tensor source = source(x);
            products.add(source.data_ptr(), rows(source), residual.data_ptr());
        }
    }

    private Tensor source(Tensor x) {
        return x.to(type).contiguous();
    }

    private int rows(Tensor source) {
        return (int) (source.numel() / in);
    }

    @Override
    public void close() {
        products.close();
    }
}
