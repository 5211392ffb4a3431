package dev.cairn.t5.tensor;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A map whose weights oneDNN has laid out for its kernels once. With the few rows of a decoding step a product takes an
 * eighth to a third of the time of BLAS, which packs the weights at every call; what follows the product (activation,
 * gate, residual) is computed while the result is in the cache.
 */
public final class PackedProjection implements Projection {

    private static final OperatorHandle PACK = Operators.find("mkldnn::_reorder_linear_weight");
    private static final OperatorHandle PRODUCT = Operators.find("mkldnn::_linear_pointwise");
    private static final OperatorHandle COMBINED = Operators.find("mkldnn::_linear_pointwise", "binary");
    private static final IValue NO_SCALARS = noScalars();
    private static final IValue PLAIN = Natives.keep(new IValue("none"));
    private static final IValue GELU = Natives.keep(new IValue("gelu"));
    private static final IValue RELU = Natives.keep(new IValue("relu"));
    private static final IValue TANH = Natives.keep(new IValue("tanh"));
    private static final IValue TIMES = Natives.keep(new IValue("mul"));
    private static final IValue PLUS = Natives.keep(new IValue("add"));

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
        return product(x, PLAIN, Operators.NONE);
    }

    /** {@code gelu(forward(x))}, in the approximation with tanh. */
    public Tensor gelu(Tensor x) {
        return product(x, GELU, TANH);
    }

    /** {@code relu(forward(x))}. */
    public Tensor relu(Tensor x) {
        return product(x, RELU, Operators.NONE);
    }

    @Override
    public Tensor addedTo(Tensor residual, Tensor x) {
        return combined(x, residual, PLUS);
    }

    /** {@code factor * forward(x)}. */
    public Tensor times(Tensor factor, Tensor x) {
        return combined(x, factor, TIMES);
    }

    private Tensor product(Tensor x, IValue activation, IValue algorithm) {
        return single(() -> Operators.tensor(
                PRODUCT, new IValue(rounded(x)), weight, Operators.NONE, activation, NO_SCALARS, algorithm));
    }

    private Tensor combined(Tensor x, Tensor other, IValue operation) {
        return single(() -> Operators.tensor(
                COMBINED, new IValue(rounded(x)), new IValue(rounded(other)), weight, Operators.NONE, operation));
    }

    private Tensor rounded(Tensor x) {
        return type == ScalarType.Float ? x : x.to(type);
    }

    private Tensor single(Supplier<Tensor> result) {
        return type == ScalarType.Float ? result.get() : result.get().to(ScalarType.Float);
    }

    @Override
    public void close() {
        Natives.free(weight);
    }

    // The element type comes from the schema: the constructor of GenericList from a type constant is the cast one.
    private static IValue noScalars() {
        try (PointerScope scope = new PointerScope()) {
            GenericList empty = new GenericList(
                    PRODUCT.schema().arguments().getPointer(4).type().get().containedType(0));
            return Natives.keep(new IValue(empty));
        }
    }
}
