package dev.cairn.t5.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an input gets does not depend on what else is in the batch: tokens and scores are equal bit for bit. */
class BatchIdentityTest {
    private static final int INPUTS = 24;
    private static final long SEED = 11;

    private final int threadsBefore = Torch.threads();

    @AfterEach
    void threadsAsBefore() {
        Torch.threads(threadsBefore);
    }

    @ParameterizedTest
    @CsvSource({"64, 5, 1", "128, 1, 1", "96, 2, 1", "96, 2, 2", "64, 5, 3"})
    void answersAreTheSameAloneAndInAnyBatch(int width, int beams, int threads) {
        GenerationConfig generation = new GenerationConfig(beams, 12);
        Torch.threads(threads);
        try (T5Model model = T5Model.create(T5Config.small(400, width, 2 * width, 2, 4), SEED);
                TokenGenerator generator = model.generator()) {
            List<int[]> inputs = inputs();
            List<List<Hypothesis>> alone = inputs.stream()
                    .map(input -> generator.generate(List.of(input), generation).get(0))
                    .toList();

            assertThat(generator.generate(inputs, generation)).isEqualTo(alone);
            assertThat(Stream.of(0, 7, 19, 23)
                            .map(from ->
                                    generator.generate(inputs.subList(from, Math.min(from + 3, INPUTS)), generation))
                            .map(answers -> answers.get(0)))
                    .containsExactly(alone.get(0), alone.get(7), alone.get(19), alone.get(23));
        }
    }

    /** Of many lengths, some of which occur more than once. */
    private static List<int[]> inputs() {
        RandomGenerator random = new SplittableRandom(SEED);
        List<int[]> inputs = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            int[] tokens = random.ints(1 + random.nextInt(70), 3, 200).toArray();
            tokens[tokens.length - 1] = 1;
            inputs.add(tokens);
        }
        return inputs;
    }
}
