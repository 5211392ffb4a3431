package dev.cairn.t5.train;

import dev.cairn.t5.tensor.NoGradScope;
import dev.cairn.t5.train.distributed.ProcessGroup;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Sums of gradients over processes. */
final class GradientAllReduce {

    private GradientAllReduce() {}

    /** Replaces each gradient by its sum over all processes: one transfer for all of them. */
    static void sum(Map<String, Tensor> parameters, ProcessGroup group) {
        if (group.size() == 1) {
            return;
        }
        try (NoGradScope scope = NoGradScope.open()) {
            List<Tensor> gradients = parameters.values().stream()
                    .map(Tensor::grad)
                    .filter(Tensor::defined)
                    .toList();
            Tensor[] flattened =
                    gradients.stream().map(gradient -> gradient.reshape(-1)).toArray(Tensor[]::new);
            Tensor all = torch.cat(new TensorVector(flattened), 0);
            group.sum(all);
            long at = 0;
            for (Tensor gradient : gradients) {
                gradient.copy_(all.narrow(0, at, gradient.numel()).view_as(gradient));
                at += gradient.numel();
            }
        }
    }
}
