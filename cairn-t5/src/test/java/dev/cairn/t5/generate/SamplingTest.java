package dev.cairn.t5.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.Golden;
import dev.cairn.t5.Precision;
import dev.cairn.t5.SamplingConfig;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.tensor.CpuFlags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTest {

    private static final List<int[]> INPUTS =
            Golden.rows(Golden.json("untied-gated/golden.json").path("inputs"));

    private static T5Model model;
    private static TokenGenerator generator;

    @BeforeAll
    static void load() {
        model = T5Model.load(Golden.path("untied-gated"));
        generator = model.generator();
    }

    @AfterAll
    static void close() {
        generator.close();
        model.close();
    }

    @Test
    void sameSeed_drawsTheSame_otherSeedDrawsOther() {
        SamplingConfig sampling = bold(3, 5);
        List<List<Hypothesis>> drawn = generator.sample(INPUTS, sampling);
        assertThat(generator.sample(INPUTS, sampling)).isEqualTo(drawn);
        assertThat(generator.sample(INPUTS, bold(3, 6))).isNotEqualTo(drawn);
        assertThat(drawn).allSatisfy(answers -> assertThat(answers).hasSize(3));
        assertThat(drawn.get(0).get(0)).isNotEqualTo(drawn.get(0).get(1));
    }

    @Test
    void answersDoNotDependOnTheOtherInputs() {
        SamplingConfig sampling = bold(2, 5);
        List<List<Hypothesis>> together = generator.sample(INPUTS, sampling);
        List<int[]> reversed = new ArrayList<>(INPUTS);
        Collections.reverse(reversed);
        for (int i = 0; i < INPUTS.size(); i++) {
            List<List<Integer>> expected = tokens(together.get(i));
            assertThat(tokens(generator.sample(List.of(INPUTS.get(i)), sampling).get(0)))
                    .isEqualTo(expected);
            assertThat(tokens(generator.sample(reversed, sampling).get(INPUTS.size() - 1 - i)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void drawingFromTheBestTokenOnly_isGreedyDecoding() {
        List<List<Hypothesis>> drawn = generator.sample(INPUTS, new SamplingConfig(1, 12, 0.5, 1, 1, 9));
        List<List<Hypothesis>> greedy = generator.generate(INPUTS, GenerationConfig.greedy(12));
        for (int i = 0; i < INPUTS.size(); i++) {
            assertThat(tokens(drawn.get(i))).isEqualTo(tokens(greedy.get(i)));
            // Scores are of the model's own distribution, whatever the temperature.
            assertThat(drawn.get(i).get(0).score())
                    .isCloseTo(greedy.get(i).get(0).score(), within(1e-4));
        }
    }

    @ParameterizedTest
    @CsvSource({"FP16, 0.02", "BF16, 0.1", "INT8, 0.4"})
    void otherPrecisions_scoreTheFirstTokenNearlyAsFp32(Precision precision, double tolerance) {
        assumeTrue(precision != Precision.BF16 || CpuFlags.here().bfloat16());
        List<List<Hypothesis>> exact = generator.generate(INPUTS, GenerationConfig.greedy(1));
        try (TokenGenerator rounded = model.generator(precision)) {
            List<List<Hypothesis>> found = rounded.generate(INPUTS, GenerationConfig.greedy(1));
            for (int i = 0; i < INPUTS.size(); i++) {
                assertThat(found.get(i).get(0).score())
                        .isCloseTo(exact.get(i).get(0).score(), within(tolerance));
            }
        }
    }

    private static List<List<Integer>> tokens(List<Hypothesis> answers) {
        return answers.stream().map(Hypothesis::tokens).toList();
    }

    private static SamplingConfig bold(int answers, long seed) {
        return new SamplingConfig(answers, 10, 1.3, 40, 0.95, seed);
    }
}
