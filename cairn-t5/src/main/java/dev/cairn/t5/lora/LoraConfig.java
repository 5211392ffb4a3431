package dev.cairn.t5.lora;

import dev.cairn.t5.T5Exception;
import java.util.List;
import java.util.Set;

/**
 * Which maps get an adapter, and how large.
 *
 * @param rank rows of A and columns of B
 * @param alpha the adapter's product is multiplied by {@code alpha / rank}
 * @param targets names of linear maps: of attention q, k, v, o, of the feed-forward part wi, wi_0, wi_1, wo
 */
public record LoraConfig(int rank, double alpha, List<String> targets) {

    private static final Set<String> KNOWN = Set.of("q", "k", "v", "o", "wi", "wi_0", "wi_1", "wo");

    public LoraConfig {
        if (rank < 1 || !(alpha > 0)) {
            throw new T5Exception("LoRA rank is " + rank + " and alpha " + alpha + ", expected at least 1 and above 0");
        }
        targets = List.copyOf(targets);
        if (targets.isEmpty() || !KNOWN.containsAll(targets)) {
            throw new T5Exception("LoRA targets are " + targets + ", expected some of q, k, v, o, wi, wi_0, wi_1, wo");
        }
    }

    double scale() {
        return alpha / rank;
    }

    boolean takes(String parameter) {
        return targets.stream().anyMatch(target -> parameter.endsWith("." + target + ".weight"));
    }
}
