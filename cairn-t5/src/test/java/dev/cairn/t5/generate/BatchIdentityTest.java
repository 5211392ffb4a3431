package dev.cairn.t5.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Sure of nothing, of some of its answers, of all of them: the surer the model, the fewer searches are made. */
    @ParameterizedTest
    @ValueSource(floats = {1, 1.6F, 3})
    void theBestAnswerAlone_isTheFirstOfTheSearch(float sureness) {
        T5Config endless = T5Config.small(400, 64, 128, 2, 4);
        // Without training the usual end token never comes: what comes fourth in some answers ends all of them instead.
        List<Integer> ends =
                answers(endless, sureness, generator -> generator.generate(inputs(), GenerationConfig.greedy(4)))
                        .stream()
                        .map(answers -> answers.get(0).tokens().get(3))
                        .distinct()
                        .limit(6)
                        .toList();
        GenerationConfig generation = new GenerationConfig(5, 12);
        T5Config config = ending(endless, ends);
        List<List<Hypothesis>> searched =
                answers(config, sureness, generator -> generator.generate(inputs(), generation));
        List<Hypothesis> best = answers(config, sureness, generator -> generator.best(inputs(), generation));

        assertThat(best).hasSameSizeAs(searched);
        for (int i = 0; i < best.size(); i++) {
            Hypothesis first = searched.get(i).get(0);
            assertThat(best.get(i).tokens()).isEqualTo(first.tokens());
            assertThat(best.get(i).score()).isCloseTo(first.score(), within(1e-5));
        }
    }

    private static <T> List<T> answers(T5Config config, float sureness, Function<TokenGenerator, List<T>> asked) {
        try (T5Model model = T5Model.create(config, SEED);
                PointerScope scope = new PointerScope()) {
            model.parameter("shared.weight").detach().mul_(new Scalar(sureness));
            try (TokenGenerator generator = model.generator()) {
                return asked.apply(generator);
            }
        }
    }

    private static T5Config ending(T5Config config, List<Integer> ends) {
        return new T5Config(
                config.vocabSize(),
                config.dModel(),
                config.dKv(),
                config.dFf(),
                config.numLayers(),
                config.numDecoderLayers(),
                config.numHeads(),
                config.relativeAttentionNumBuckets(),
                config.relativeAttentionMaxDistance(),
                config.dropoutRate(),
                config.layerNormEpsilon(),
                config.feedForward(),
                config.tieWordEmbeddings(),
                config.scaleDecoderOutputs(),
                config.padTokenId(),
                ends,
                config.decoderStartTokenId());
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
