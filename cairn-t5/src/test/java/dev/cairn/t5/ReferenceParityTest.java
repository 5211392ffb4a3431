package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.t5.generate.Hypothesis;
import dev.cairn.t5.generate.TokenGenerator;
import dev.cairn.t5.io.Safetensors;
import dev.cairn.t5.model.GradientMode;
import dev.cairn.t5.model.TokenBatch;
import dev.cairn.t5.tensor.Natives;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of {@code transformers} for two checkpoints, on a batch with padding. */
class ReferenceParityTest {

    private static final int BEAMS = 5;
    private static final int MAX_NEW_TOKENS = 14;

    @ParameterizedTest
    @ValueSource(strings = {"tied-relu", "untied-gated"})
    void logits_areThoseOfTheReference(String name) throws Exception {
        JsonNode golden = Golden.json(name + "/golden.json");
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.load(Golden.path(name))) {
            Map<String, Tensor> reference = Safetensors.read(Golden.path(name + "/logits.safetensors"));
            TokenBatch targets = targets(golden);
            Tensor logits = model.logits(inputs(golden), targets.shiftedRight(0));

            assertThat(worstDifference(logits, Objects.requireNonNull(reference.get("logits")), golden))
                    .isLessThan(1e-4);
            // The reference computed in bfloat16 is as far away as eight bits of mantissa make it.
            double largest = logits.abs().max().item_double();
            assertThat(worstDifference(logits, Objects.requireNonNull(reference.get("bf16")), golden))
                    .isBetween(1e-4, 0.03 * largest);
            reference.values().forEach(Natives::free);
        }
    }

    /** What follows a target's end is never used: the reference shifts another padding token in there. */
    private static double worstDifference(Tensor logits, Tensor expected, JsonNode golden) {
        assertThat(Natives.shape(logits)).isEqualTo(Natives.shape(expected));
        double worst = 0;
        for (int row = 0; row < logits.size(0); row++) {
            int length = golden.path("targets").get(row).size();
            Tensor ours = logits.select(0, row).narrow(0, 0, length);
            Tensor theirs = expected.select(0, row).narrow(0, 0, length);
            worst = Math.max(worst, ours.sub(theirs).abs().max().item_double());
        }
        return worst;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tied-relu", "untied-gated"})
    void lossAndEveryGradient_areThoseOfTheReference(String name) throws Exception {
        JsonNode golden = Golden.json(name + "/golden.json");
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.load(Golden.path(name))) {
            Map<String, Tensor> gradients = Safetensors.read(Golden.path(name + "/gradients.safetensors"));
            TokenBatch targets = targets(golden);
            double sum = model.addGradients(inputs(golden), targets, 0, 1, GradientMode.PLAIN);

            assertThat(sum / targets.tokens()).isCloseTo(golden.path("loss").asDouble(), within(1e-5));
            assertThat(model.evaluationLoss(inputs(golden), targets)).isCloseTo(sum, within(1e-3));
            assertThat(gradients.keySet()).isEqualTo(model.parameters().keySet());
            gradients.forEach((parameter, expected) -> {
                Tensor ours = model.parameter(parameter).grad().div(new Scalar((double) targets.tokens()));
                double largest = expected.abs().max().item_double();
                assertThat(ours.sub(expected).abs().max().item_double())
                        .as(parameter)
                        .isLessThan(1e-6 + 1e-4 * largest);
                Natives.free(expected);
            });
            assertThat(model.addGradients(inputs(golden), targets, 0.1, 1, GradientMode.PLAIN) / targets.tokens())
                    .isCloseTo(golden.path("labelSmoothedLoss").asDouble(), within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tied-relu", "untied-gated"})
    void greedyOutputs_areThoseOfTheReference(String name) {
        JsonNode golden = Golden.json(name + "/golden.json");
        try (T5Model model = T5Model.load(Golden.path(name));
                TokenGenerator generator = model.generator()) {
            List<List<Hypothesis>> answers =
                    generator.generate(Golden.rows(golden.path("inputs")), GenerationConfig.greedy(MAX_NEW_TOKENS));

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i)).hasSize(1);
                assertThat(answers.get(i).get(0).tokens())
                        .isEqualTo(tokens(golden.path("greedy").get(i)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tied-relu", "untied-gated"})
    void beams_areThoseOfTheReference(String name) {
        JsonNode golden = Golden.json(name + "/golden.json");
        try (T5Model model = T5Model.load(Golden.path(name));
                TokenGenerator generator = model.generator()) {
            List<List<Hypothesis>> answers =
                    generator.generate(Golden.rows(golden.path("inputs")), new GenerationConfig(BEAMS, MAX_NEW_TOKENS));

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i)).hasSize(BEAMS);
                for (int beam = 0; beam < BEAMS; beam++) {
                    JsonNode expected = golden.path("beams").get(i).get(beam);
                    Hypothesis found = answers.get(i).get(beam);
                    assertThat(found.tokens()).as("input %d beam %d", i, beam).isEqualTo(tokens(expected));
                    assertThat(found.score()).isCloseTo(expected.path("score").asDouble(), within(1e-4));
                }
            }
        }
    }

    private static TokenBatch inputs(JsonNode golden) {
        return TokenBatch.of(Golden.rows(golden.path("inputs")), 0);
    }

    private static TokenBatch targets(JsonNode golden) {
        return TokenBatch.of(Golden.rows(golden.path("targets")), 0);
    }

    private static List<Integer> tokens(JsonNode row) {
        return Arrays.stream(Golden.ints(row.path("tokens"))).boxed().toList();
    }
}
