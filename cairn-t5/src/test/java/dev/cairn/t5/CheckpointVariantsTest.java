package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.t5.generate.Hypothesis;
import dev.cairn.t5.generate.TokenGenerator;
import dev.cairn.t5.model.GradientMode;
import dev.cairn.t5.model.TokenBatch;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checkpoints as people have them, with the numbers that {@code transformers} computes of each. */
class CheckpointVariantsTest {

    private static final JsonNode GOLDEN = Golden.json("variants/golden.json");
    private static final int BEAMS = 3;

    @TempDir
    Path dir;

    static Stream<String> variants() {
        return GOLDEN.path("models").properties().stream().map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void logitsAndBeams_areThoseOfTheReference(String name) {
        try (T5Model model = T5Model.load(Golden.path("variants/" + name))) {
            requireEqual(model, GOLDEN.path("models").path(name));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void savedAgain_theyComputeTheSame(String name) {
        try (T5Model model = T5Model.load(Golden.path("variants/" + name))) {
            model.save(dir);
            try (T5Model again = T5Model.load(dir)) {
                assertThat(again.config()).isEqualTo(model.config());
                assertThat(again.parameters().keySet())
                        .isEqualTo(model.parameters().keySet());
                requireEqual(again, GOLDEN.path("models").path(name));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyParameter_hasAGradient(String name) {
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.load(Golden.path("variants/" + name))) {
            TokenBatch targets = TokenBatch.of(List.of(new int[] {7, 12, 1}, new int[] {3, 22, 1}), 0);
            model.addGradients(inputs(), targets, 0, 1, GradientMode.PLAIN);
            model.parameters()
                    .forEach((parameter, tensor) ->
                            assertThat(tensor.grad().defined()).as(parameter).isTrue());
        }
    }

    private static void requireEqual(T5Model model, JsonNode golden) {
        try (PointerScope scope = new PointerScope();
                TokenGenerator generator = model.generator()) {
            TokenBatch decoderInputs = TokenBatch.of(Golden.rows(GOLDEN.path("decoderInputs")), 0);
            Tensor logits = model.logits(inputs(), decoderInputs).contiguous();
            for (int row = 0; row < 2; row++) {
                FloatBuffer last = logits.select(0, row)
                        .select(0, -1)
                        .contiguous()
                        .data_ptr_float()
                        .capacity(24)
                        .asBuffer();
                JsonNode expected = golden.path("logits").get(row);
                for (int token = 0; token < expected.size(); token++) {
                    assertThat((double) last.get(token))
                            .isCloseTo(expected.get(token).asDouble(), within(2e-5));
                }
            }
            List<Hypothesis> beams =
                    generator.generate(Golden.rows(GOLDEN.path("inputs")), new GenerationConfig(BEAMS, 6)).stream()
                            .flatMap(List::stream)
                            .toList();
            assertThat(beams)
                    .extracting(Hypothesis::tokens)
                    .isEqualTo(Golden.rows(golden.path("beams")).stream()
                            .map(row -> Arrays.stream(row).boxed().toList())
                            .toList());
        }
    }

    private static TokenBatch inputs() {
        return TokenBatch.of(Golden.rows(GOLDEN.path("inputs")), 0);
    }
}
