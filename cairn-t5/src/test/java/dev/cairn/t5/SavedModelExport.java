package dev.cairn.t5;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.t5.generate.Hypothesis;
import dev.cairn.t5.generate.TokenGenerator;
import dev.cairn.t5.io.Safetensors;
import dev.cairn.t5.model.TokenBatch;
import dev.cairn.t5.tokenizer.TokenizerTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Saves models and what they compute, for {@code bench/t5/check_saved.py} to compare with {@code transformers}; run by
 * {@code bench/t5/parity.sh}, not by the tests. Argument: an empty directory.
 */
final class SavedModelExport {

    private static final List<int[]> INPUTS = List.of(new int[] {5, 9, 13, 22, 7, 1}, new int[] {20, 21, 1});
    private static final List<int[]> DECODER_INPUTS = List.of(new int[] {0, 14, 15}, new int[] {0, 16, 17});

    private static final ObjectMapper JSON = new ObjectMapper();

    private SavedModelExport() {}

    public static void main(String[] args) throws IOException {
        Path dir = Path.of(args[0]);
        TokenizerTrainer.train(List.of("go to the kitchen", "open the door to the kitchen"), 400, dir.resolve("tied"));
        exportTokens(dir.resolve("tied"));
        T5Config tied = T5Config.small(400, 32, 48, 2, 4);
        export(tied, dir.resolve("tied"));
        for (String variant : List.of(
                "tied-unscaled",
                "own-head-scaled",
                "own-encoder-embedding",
                "own-decoder-embedding",
                "gated-silu-ends")) {
            try (T5Model model = T5Model.load(Golden.path("variants/" + variant))) {
                export(model, dir.resolve(variant));
            }
        }
        export(
                new T5Config(
                        400, 32, 12, 48, 2, 2, 4, 16, 64, 0.1, 1e-6, FeedForward.RELU, false, false, 0, List.of(1), 0),
                dir.resolve("untied"));
    }

    private static void exportTokens(Path dir) throws IOException {
        StringBuilder lines = new StringBuilder();
        try (T5Tokenizer tokenizer = T5Tokenizer.load(dir)) {
            for (JsonNode odd : Golden.json("tokenizer/encoded.json")) {
                String text = odd.path("text").asText();
                int[] ids = tokenizer.encode(text, 1000);
                lines.append(JSON.writeValueAsString(
                                Map.of("text", text, "ids", ids, "decoded", tokenizer.decode(ids, false))))
                        .append('\n');
            }
        }
        Files.writeString(dir.resolve("expected_tokens.jsonl"), lines);
    }

    private static void export(T5Config config, Path dir) throws IOException {
        try (T5Model model = T5Model.create(config, 11)) {
            export(model, dir);
        }
    }

    private static void export(T5Model model, Path dir) throws IOException {
        try (PointerScope scope = new PointerScope();
                TokenGenerator generator = model.generator()) {
            model.save(dir);
            Tensor logits = model.logits(TokenBatch.of(INPUTS, 0), TokenBatch.of(DECODER_INPUTS, 0));
            Safetensors.write(dir.resolve("expected.safetensors"), Map.of("logits", logits));
            StringBuilder beams = new StringBuilder();
            for (List<Hypothesis> answers : generator.generate(INPUTS, new GenerationConfig(3, 8))) {
                answers.forEach(answer -> beams.append(answer.tokens()).append('\n'));
            }
            Files.writeString(dir.resolve("expected_beams.txt"), beams);
        }
    }
}
