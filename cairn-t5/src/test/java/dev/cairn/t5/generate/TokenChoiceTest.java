package dev.cairn.t5.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.t5.Golden;
import dev.cairn.t5.SamplingConfig;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenChoiceTest {

    @Test
    void probabilities_areThoseOfTheReference() {
        JsonNode golden = Golden.json("sampling/probabilities.json");
        JsonNode logProbabilities = golden.path("logProbabilities");
        List<Integer> best = IntStream.range(0, logProbabilities.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer i) -> -logProbabilities.get(i).asDouble()))
                .toList();
        for (JsonNode example : golden.path("cases")) {
            TokenChoice choice = new TokenChoice(
                    example.path("temperature").asDouble(),
                    example.path("topK").asInt(),
                    example.path("topP").asDouble());
            int count = choice.candidates(best.size());
            float[] descending = new float[count];
            for (int i = 0; i < count; i++) {
                descending[i] = (float) logProbabilities.get(best.get(i)).asDouble();
            }
            double[] found = choice.probabilities(descending, 0, count);
            for (int i = 0; i < best.size(); i++) {
                double expected = example.path("probabilities").get(best.get(i)).asDouble();
                assertThat(i < count ? found[i] : 0)
                        .as("%s, place %d", choice, i)
                        .isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Test
    void tokensAreDrawnAsOftenAsTheyAreProbable() {
        float[] logProbabilities = {(float) Math.log(0.6), (float) Math.log(0.3), (float) Math.log(0.1)};
        SampledSequences.Limits limits = new SampledSequences.Limits(0, List.of(99), 3000, 1, 3);
        SampledSequences drawn = new SampledSequences(TokenChoice.PLAIN, limits, List.of(new Random(1)));
        while (!drawn.finished()) {
            drawn.advance(logProbabilities, new long[] {7, 8, 9});
        }
        Hypothesis row = drawn.results().get(0);
        assertThat(row.tokens()).hasSize(3000);
        assertThat(row.tokens().stream().filter(token -> token == 7).count()).isBetween(1720L, 1880L);
        assertThat(row.tokens().stream().filter(token -> token == 9).count()).isBetween(240L, 360L);
    }

    @Test
    void endToken_endsARowAndKeepsItsScore() {
        SampledSequences.Limits limits = new SampledSequences.Limits(0, List.of(1), 10, 1, 1);
        SampledSequences drawn = new SampledSequences(TokenChoice.PLAIN, limits, List.of(new Random(1), new Random(2)));
        drawn.advance(new float[] {-0.5f, -0.25f}, new long[] {4, 1});
        assertThat(drawn.finished()).isFalse();
        drawn.advance(new float[] {-1.5f, -9}, new long[] {1, 4});
        assertThat(drawn.finished()).isTrue();
        assertThat(drawn.results())
                .containsExactly(new Hypothesis(List.of(4, 1), -1.0), new Hypothesis(List.of(1), -0.25));
    }

    @Test
    void impossibleSettings_areNamed() {
        assertThatThrownBy(() -> new SamplingConfig(1, 1, 0, 0, 1, 1))
                .hasMessageContaining("temperature is 0.0, expected above 0");
        assertThatThrownBy(() -> new SamplingConfig(1, 1, 1, -1, 1, 1)).hasMessageContaining("topK is -1");
        assertThatThrownBy(() -> new SamplingConfig(1, 1, 1, 0, 1.5, 1)).hasMessageContaining("topP is 1.5");
    }
}
