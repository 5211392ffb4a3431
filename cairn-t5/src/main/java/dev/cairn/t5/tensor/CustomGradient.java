package dev.cairn.t5.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.VoidTensorHook;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Puts a tensor that libtorch did not compute into its graph, with a gradient of its own: what {@code torch.autograd.Function} does
 * in Python. The class for it in C++ is a template, of which nothing reaches Java.
 *
 * <p>The result is joined to empty slices of its inputs, so that on the way back libtorch hands zeros to each of them; hooks fill in
 * the gradients. That costs a copy of the result and of each gradient.
 */
public final class CustomGradient implements AutoCloseable {

    /** The way back through an operation. */
    public interface Backward extends AutoCloseable {

        /**
         * From the gradient of the result, which is dense, to those of the inputs in their order and shapes; null for one that is
         * not trained. They belong to the present scope.
         */
        List<@Nullable Tensor> gradients(Tensor ofResult);

        /** Frees what has been kept for the way back. */
        @Override
        void close();
    }

    private final Backward backward;
    private final List<Hook> hooks = new ArrayList<>();
    /** Computed and not yet handed over. */
    private final List<@Nullable Tensor> gradients = new ArrayList<>();

    private boolean released;

    private CustomGradient(Backward backward) {
        this.backward = backward;
    }

    /**
     * The result with its gradient. Needs an open {@link GraphScope}, which can be followed back once.
     *
     * @param result dense, without gradient
     * @param inputs dense
     * @param backward closed as soon as it has been used, or when the graph is closed
     */
    public static Tensor of(Tensor result, List<Tensor> inputs, Backward backward) {
        CustomGradient gradient = new CustomGradient(backward);
        GraphScope.own(gradient);
        return Natives.scoped(() -> gradient.joined(result, inputs));
    }

    private Tensor joined(Tensor result, List<Tensor> inputs) {
        TensorVector parts = new TensorVector();
        for (int i = 0; i < inputs.size(); i++) {
            Tensor input = inputs.get(i);
            if (input.requires_grad()) {
                int place = i;
                // A tensor of its own: a hook of the input would see the gradients of its other uses as well.
                Tensor used = input.view_as(input);
                used.register_hook(hook(zeros -> fill(zeros, place)));
                parts.push_back(used.view(-1).narrow(0, 0, 0));
            }
        }
        if (parts.empty()) {
            return result;
        }
        parts.push_back(result.view(-1));
        Tensor joined = torch.cat(parts, 0).view(result.sizes());
        joined.register_hook(hook(this::compute));
        return joined;
    }

    private Hook hook(Consumer<Tensor> body) {
        Hook hook = Natives.keep(new Hook(body));
        hooks.add(hook);
        return hook;
    }

    private void compute(Tensor ofResult) {
        for (Tensor gradient : backward.gradients(ofResult.contiguous())) {
            gradients.add(gradient == null ? null : Natives.keep(gradient));
        }
        release();
    }

    private void fill(Tensor zeros, int input) {
        Tensor gradient = Objects.requireNonNull(gradients.set(input, null), "an input with a gradient got none");
        zeros.copy_(gradient);
        Natives.free(gradient);
    }

    private void release() {
        if (!released) {
            released = true;
            backward.close();
        }
    }

    @Override
    public void close() {
        release();
        gradients.stream().filter(Objects::nonNull).forEach(Natives::free);
        hooks.forEach(Natives::free);
    }

    /** What libtorch calls with a gradient, on the thread that goes back. */
    private static final class Hook extends VoidTensorHook {

        private final Consumer<Tensor> body;

        Hook(Consumer<Tensor> body) {
            this.body = body;
        }

        @Override
        public void call(TensorBase gradient) {
            try (NoGradScope scope = NoGradScope.open()) {
                body.accept(new Tensor(gradient));
            }
        }
    }
}
