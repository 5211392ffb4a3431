package dev.cairn.t5.lora;

import dev.cairn.t5.FeedForward;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.io.Safetensors;
import dev.cairn.t5.model.TokenBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Saves models, adapters and the logits of both together, for {@code bench/t5/check_lora.py} to compare with PEFT; run by
 * {@code bench/t5/parity.sh}, not by the tests. Argument: an empty directory.
 */
final class LoraExport {

    private static final TokenBatch INPUTS =
            TokenBatch.of(List.of(new int[] {5, 9, 13, 250, 7, 1}, new int[] {20, 21, 1}), 0);
    private static final TokenBatch DECODER_INPUTS =
            TokenBatch.of(List.of(new int[] {0, 44, 45}, new int[] {0, 46, 47}), 0);

    private LoraExport() {}

    public static void main(String[] args) throws IOException {
        Path dir = Path.of(args[0]);
        export(T5Config.small(400, 32, 48, 2, 4), List.of("q", "v", "wi_0", "wi_1", "wo"), dir.resolve("gated"));
        export(
                new T5Config(
                        400, 32, 12, 48, 2, 2, 4, 16, 64, 0.1, 1e-6, FeedForward.RELU, false, false, 0, List.of(1), 0),
                List.of("k", "o", "wi"),
                dir.resolve("relu"));
    }

    private static void export(T5Config config, List<String> targets, Path dir) throws IOException {
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.create(config, 11)) {
            model.save(dir.resolve("base"));
            try (LoraAdapters adapters =
                    LoraAdapters.create(model, new LoraConfig(4, 12, targets), new SplittableRandom(2))) {
                fill(adapters);
                adapters.apply();
                adapters.save(dir.resolve("adapter"), dir.resolve("base").toString());
                Tensor logits = model.logits(INPUTS, DECODER_INPUTS);
                Safetensors.write(dir.resolve("expected.safetensors"), Map.of("logits", logits));
            }
        }
    }

    /** As if they had been trained: B is no longer 0. */
    private static void fill(LoraAdapters adapters) {
        torch.manual_seed(3);
        try (NoGradGuard noGrad = new NoGradGuard()) {
            adapters.parameters().forEach((name, tensor) -> {
                if (name.contains("lora_B")) {
                    tensor.copy_(torch.rand(tensor.size(0), tensor.size(1)).sub(torch.rand(1)));
                }
            });
        }
    }
}
