package dev.cairn.t5.train.update;

import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Operators;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Type;

/** Operators on many tensors in one call: on CUDA hundreds of small calls take longer than what they compute. */
final class Foreach {

    private static final OperatorHandle ADD = Operators.find("aten::_foreach_add_", "Scalar");
    private static final OperatorHandle MULTIPLY = Operators.find("aten::_foreach_mul_", "Tensor");
    private static final OperatorHandle NORM = Operators.find("aten::_foreach_norm", "Scalar");
    private static final IValue EUCLIDEAN = Natives.keep(new IValue(new Scalar(2)));

    private static final Type.TypePtr TENSOR = Operators.elementType(MULTIPLY, 0);

    private Foreach() {}

    /** The tensors as one argument of an operator. */
    static IValue list(Iterable<Tensor> tensors) {
        GenericList list = new GenericList(TENSOR);
        for (Tensor tensor : tensors) {
            list.push_back(new IValue(tensor));
        }
        return new IValue(list);
    }

    /** Adds to each of a {@link #list}. */
    static void add(IValue list, Scalar number) {
        Operators.call(ADD, list, new IValue(number));
    }

    /** Multiplies each of a {@link #list} with a tensor of one number. */
    static void multiply(IValue list, Tensor factor) {
        Operators.call(MULTIPLY, list, new IValue(factor));
    }

    /** The Euclidean norm of each of a {@link #list}. */
    static TensorVector norms(IValue list) {
        return Operators.tensors(NORM, list, EUCLIDEAN, Operators.NONE);
    }
}
