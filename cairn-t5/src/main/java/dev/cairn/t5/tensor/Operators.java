package dev.cairn.t5.tensor;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Type;

/** Operators of libtorch that have no Java method, reached by name through its dispatcher. */
public final class Operators {

    /** An absent optional argument. */
    public static final IValue NONE = Natives.keep(new IValue());

    private Operators() {}

    /** The operator of that name, kept for good: an operator lives as long as the library. */
    public static OperatorHandle find(String name, String overload) {
        return Natives.keep(Dispatcher.singleton().findSchemaOrThrow(name, overload));
    }

    /** The operator of that name without overloads. */
    public static OperatorHandle find(String name) {
        return find(name, "");
    }

    /** Calls an operator with one tensor as its result. */
    static Tensor tensor(OperatorHandle operator, IValue... arguments) {
        // A copy of the handle: what toTensor() returns is a reference into the stack.
        return new Tensor(called(operator, arguments).get(0).toTensor());
    }

    /** Calls an operator whose result is a list of tensors. */
    public static TensorVector tensors(OperatorHandle operator, IValue... arguments) {
        return called(operator, arguments).get(0).toTensorVector();
    }

    /** Calls an operator that changes its arguments. */
    public static void call(OperatorHandle operator, IValue... arguments) {
        called(operator, arguments);
    }

    /** Calls an operator whose result is kept as it is, for example packed weights; the caller frees it. */
    static IValue kept(OperatorHandle operator, IValue... arguments) {
        return Natives.keep(new IValue(called(operator, arguments).get(0)));
    }

    /**
     * The element type of an argument that is a list; kept, to be read once. From the schema, since the constructor of
     * GenericList from a type constant is the cast one, and reading a schema leaves a copy of it in memory.
     */
    public static Type.TypePtr elementType(OperatorHandle operator, int argument) {
        try (PointerScope scope = new PointerScope()) {
            return Natives.keep(operator.schema()
                    .arguments()
                    .getPointer(argument)
                    .type()
                    .get()
                    .containedType(0));
        }
    }

    private static IValueVector called(OperatorHandle operator, IValue... arguments) {
        IValueVector stack = new IValueVector(arguments);
        operator.callBoxed(stack);
        return stack;
    }
}
