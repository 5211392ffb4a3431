package dev.cairn.t5.tensor;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A map whose weights oneDNN has laid out for its kernels once. With the few rows of a decoding step a product takes an
 * eighth to a third of the time of BLAS, which packs the weights at every call.
 *
 * <p>oneDNN could compute what follows a product (activation, gate, residual) with it; on AVX2 its tanh makes that slower than
 * the operators of libtorch, and the others gain nothing.
 */
public final class PackedProjection implements Projection {

    private static final OperatorHandle PACK = Operators.find("mkldnn::_reorder_linear_weight");
    private static final OperatorHandle PRODUCT = Operators.find("mkldnn::_linear_pointwise");
    private static final IValue NOTHING_AFTER = Natives.keep(new IValue("none"));
    private static final IValue NO_SCALARS = noScalars();

    private final IValue weight;
    private final ScalarType type;

    private PackedProjection(IValue weight, ScalarType type) {
        this.weight = weight;
        this.type = type;
    }

    /**
     * Lays out a copy of the weights.
     *
     * @param weight {@code (out, in)}
     * @param type {@code Float}, or {@code BFloat16}: inputs are rounded to it, results are single precision
     */
    public static PackedProjection of(Tensor weight, ScalarType type) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor dense = weight.detach().to(type).contiguous();
            return new PackedProjection(Operators.kept(PACK, new IValue(dense), Operators.NONE), type);
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor rounded = type == ScalarType.Float ? x : x.to(type);
        Tensor product = Operators.tensor(
                PRODUCT, new IValue(rounded), weight, Operators.NONE, NOTHING_AFTER, NO_SCALARS, Operators.NONE);
        return type == ScalarType.Float ? product : product.to(ScalarType.Float);
    }

    @Override
    public Tensor addedTo(Tensor residual, Tensor x) {
        return forward(x).add_(residual);
    }

    @Override
    public void close() {
        Natives.free(weight);
    }

    private static IValue noScalars() {
        try (PointerScope scope = new PointerScope()) {
            return Natives.keep(new IValue(new GenericList(Operators.elementType(PRODUCT, 4))));
        }
    }
}
