package dev.cairn.t5.io;

import dev.cairn.t5.tensor.Natives;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * The matrix that encoder, decoder and output projection of a T5 share, unless a checkpoint has one of its own for them. Checkpoints
 * hold it under one of four names or several. As in {@code transformers} 5, the first that is there stands for those that are not, and
 * one that is there stays apart where its numbers differ.
 */
final class SharedEmbedding {

    private static final String SHARED = "shared.weight";
    private static final List<String> OWN =
            List.of("encoder.embed_tokens.weight", "decoder.embed_tokens.weight", "lm_head.weight");

    private SharedEmbedding() {}

    /** Leaves {@code shared.weight} and what differs from it, in the order of the file; the others are freed. */
    static Map<String, Tensor> resolved(Map<String, Tensor> tensors) {
        String source = tensors.containsKey(SHARED)
                ? SHARED
                : OWN.stream().filter(tensors::containsKey).findFirst().orElse(SHARED);
        Tensor shared = tensors.get(source);
        if (shared == null) {
            return tensors;
        }
        Map<String, Tensor> resolved = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.equals(source)) {
                resolved.put(SHARED, tensor);
            } else if (OWN.contains(name) && tensor.equal(shared)) {
                Natives.free(tensor);
            } else {
                resolved.put(name, tensor);
            }
        });
        if (resolved.keySet().containsAll(OWN)) {
            // Nothing uses it: in training it would have no gradient.
            Natives.free(shared);
            resolved.put(SHARED, resolved.remove(OWN.get(0)));
        }
        return resolved;
    }
}
