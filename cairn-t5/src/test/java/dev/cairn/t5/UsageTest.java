package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.t5.generate.TokenGenerator;
import dev.cairn.t5.train.TextPair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program may do with a model besides asking it: listen, end, close, and err. */
class UsageTest {

    private static final List<String> INPUTS =
            List.of("go to the garden </s>", "axe </s>", "take the axe from it </s>");
    private static final int LENGTH = 16;

    @TempDir
    static Path dir;

    @BeforeAll
    static void saveModel() {
        T5Tokenizer.train(INPUTS, 400, dir);
        try (T5Tokenizer tokenizer = T5Tokenizer.load(dir);
                T5Model model = T5Model.create(T5Config.small(tokenizer.vocabSize(), 64, 128, 1, 2), 1)) {
            model.save(dir);
        }
    }

    /** Notes everything. */
    private static final class Notes implements GenerationListener {
        final List<List<String>> texts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        final List<List<List<Generated>>> answers = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

        @Override
        public void onText(int input, String text) {
            texts.get(input).add(text);
        }

        @Override
        public void onAnswers(int input, List<Generated> found) {
            answers.get(input).add(found);
        }
    }

    private static GenerationListener endingAfter(int questions) {
        return new GenerationListener() {
            private int asked;

            @Override
            public boolean isCancelled() {
                return ++asked > questions;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aListener_hearsEveryTokenAndOnceTheAnswers(int beams) {
        Notes notes = new Notes();
        try (TextGenerator generator = TextGenerator.load(dir)) {
            List<List<Generated>> answers = generator.generate(INPUTS, new GenerationConfig(beams, 6), LENGTH, notes);

            assertThat(answers).isEqualTo(generator.generate(INPUTS, new GenerationConfig(beams, 6), LENGTH));
            for (int input = 0; input < INPUTS.size(); input++) {
                Generated best = answers.get(input).get(0);
                assertThat(notes.answers.get(input)).containsExactly(answers.get(input));
                assertThat(notes.texts.get(input))
                        .hasSizeGreaterThanOrEqualTo(best.tokens())
                        .endsWith(best.text());
            }
        }
    }

    /** A model that has learnt nothing answers with any bytes. */
    @Test
    void textsOnlyGrow_andEndWithAPartOfACharacterOnlyAtTheEnd() {
        Notes notes = new Notes();
        try (TextGenerator generator = TextGenerator.load(dir)) {
            List<List<Generated>> answers = generator.sample(INPUTS, new SamplingConfig(1, 40, 3), LENGTH, notes);
            assertThat(answers).anyMatch(answer -> answer.get(0).text().contains("\uFFFD"));
            for (int input = 0; input < INPUTS.size(); input++) {
                List<String> texts = notes.texts.get(input);
                assertThat(texts).endsWith(answers.get(input).get(0).text());
                for (int i = 1; i < texts.size(); i++) {
                    assertThat(texts.get(i)).startsWith(texts.get(i - 1));
                    assertThat(texts.get(i - 1)).doesNotEndWith("\uFFFD");
                }
            }
        }
    }

    /** Memory is that of the tokens that come. */
    @Test
    void anAnswerMayBeAsLongAsItLikes() {
        try (TextGenerator generator = TextGenerator.load(dir)) {
            assertThatThrownBy(() -> generator.generate(
                            INPUTS, new GenerationConfig(2, Integer.MAX_VALUE), LENGTH, endingAfter(10)))
                    .isInstanceOf(T5Exception.Cancelled.class);
        }
    }

    @Test
    void tokenizerOfALargerModel_isRefusedWithTheFolder(@TempDir Path mixed) {
        T5Tokenizer.train(INPUTS, 400, mixed);
        try (T5Model model = T5Model.create(T5Config.small(8, 64, 128, 1, 2), 1)) {
            model.save(mixed);
        }
        assertThatThrownBy(() -> TextGenerator.load(mixed))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining(mixed.toString())
                .hasMessageContaining("ids but the model only 8");
    }

    @Test
    void sampling_isHeardToo() {
        Notes notes = new Notes();
        SamplingConfig config = new SamplingConfig(2, 5, 7);
        try (TextGenerator generator = TextGenerator.load(dir)) {
            List<List<Generated>> answers = generator.sample(INPUTS, config, LENGTH, notes);

            assertThat(notes.answers)
                    .containsExactlyElementsOf(answers.stream().map(List::of).toList());
            assertThat(notes.texts.get(0)).contains(answers.get(0).get(0).text());
        }
    }

    @Test
    void aListenerEndsAGeneration_andTheGeneratorGoesOn() {
        try (TextGenerator generator = TextGenerator.load(dir)) {
            assertThatThrownBy(() -> generator.generate(INPUTS, GenerationConfig.greedy(500), LENGTH, endingAfter(3)))
                    .isInstanceOf(T5Exception.Cancelled.class)
                    .hasMessageContaining("listener");
            assertThat(generator.generate(INPUTS, GenerationConfig.greedy(3), LENGTH))
                    .hasSize(3);
        }
    }

    @Test
    void anInterruptedThread_generatesNothingAndStaysInterrupted() {
        try (TextGenerator generator = TextGenerator.load(dir)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> generator.generate(INPUTS, GenerationConfig.greedy(5), LENGTH))
                    .isInstanceOf(T5Exception.Cancelled.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theAsyncForm_givesTheSameAnswers_andEndsWhenItIsCancelled() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (TextGenerator generator = TextGenerator.load(dir)) {
            assertThat(generator
                            .generateAsync(INPUTS, new GenerationConfig(2, 4), LENGTH)
                            .get(1, TimeUnit.MINUTES))
                    .isEqualTo(generator.generate(INPUTS, new GenerationConfig(2, 4), LENGTH));

            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch cancelled = new CountDownLatch(1);
            CompletableFuture<?> cut = generator.generateAsync(
                    INPUTS.subList(0, 1), GenerationConfig.greedy(50), LENGTH, new GenerationListener() {
                        @Override
                        public void onText(int input, String text) {
                            heard.add(text);
                            begun.countDown();
                            awaited(cancelled);
                        }
                    });
            awaited(begun);
            cut.cancel(true);
            cancelled.countDown();
            assertThatThrownBy(cut::get).isInstanceOf(CancellationException.class);
        } // closing waits until it has ended
        assertThat(heard).hasSize(1);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theAsyncFormOfAClosedGenerator_fails() {
        TextGenerator generator = TextGenerator.load(dir);
        generator.close();
        assertThatThrownBy(() -> generator
                        .generateAsync(INPUTS, GenerationConfig.greedy(3), LENGTH)
                        .get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(T5Exception.class)
                .hasMessage("The text generator is closed");
    }

    @Test
    void whatIsClosed_saysSo() {
        TextGenerator generator = TextGenerator.load(dir);
        generator.close();
        generator.close();
        refused("The text generator is closed", () -> generator.generate(INPUTS, GenerationConfig.greedy(3), LENGTH));

        T5Tokenizer tokenizer = T5Tokenizer.load(dir);
        tokenizer.close();
        refused("The tokenizer is closed", () -> tokenizer.encode("axe", LENGTH));
        refused("The tokenizer is closed", () -> tokenizer.decode(new int[] {1}, true));

        T5Model model = T5Model.load(dir);
        TokenGenerator left = model.generator();
        model.close();
        refused("The model is closed", () -> left.generate(List.of(new int[] {5, 1}), GenerationConfig.greedy(3)));
        refused("The model is closed", model::generator);
        refused("The model is closed", model::replica);
        refused("The model is closed", () -> model.parameter("shared.weight"));
        refused("The model is closed", () -> model.save(dir.resolve("again")));
        left.close();
        refused("The model is closed", () -> left.generate(List.of(new int[] {5, 1}), GenerationConfig.greedy(3)));
    }

    /** Whichever thread it is called on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aListenerThatCloses_isRefused(int threads) {
        try (TextGenerator generator = TextGenerator.load(dir)) {
            GenerationListener closing = new GenerationListener() {
                @Override
                public void onText(int input, String text) {
                    generator.close();
                }
            };
            Torch.threads(threads);
            refused(
                    "cannot be closed by its own listener",
                    () -> generator.generate(INPUTS, GenerationConfig.greedy(3), LENGTH, closing));
        } finally {
            Torch.threads(Runtime.getRuntime().availableProcessors());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aListenerMayAskAgain_whileAnotherThreadWaitsToClose(int threads) throws Exception {
        TextGenerator generator = TextGenerator.load(dir);
        List<List<Generated>> alone = generator.generate(INPUTS, GenerationConfig.greedy(2), LENGTH);
        List<List<List<Generated>>> nested = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread closing = new Thread(() -> {
            awaited(begun);
            generator.close();
        });
        closing.start();
        Torch.threads(threads);
        try {
            generator.generate(INPUTS, GenerationConfig.greedy(1), LENGTH, new GenerationListener() {
                @Override
                public void onText(int input, String text) {
                    begun.countDown();
                    untilItWaits(closing);
                    nested.add(generator.generate(INPUTS, GenerationConfig.greedy(2), LENGTH));
                }
            });
        } finally {
            Torch.threads(Runtime.getRuntime().availableProcessors());
        }
        closing.join();
        assertThat(nested).containsExactly(alone, alone, alone);
        refused("is closed", () -> generator.generate(INPUTS, GenerationConfig.greedy(1), LENGTH));
    }

    private static void untilItWaits(Thread thread) {
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void closingWaitsForWhatWasAskedBefore_evenIfItHasNotBegun() throws Exception {
        for (int i = 0; i < 20; i++) {
            CompletableFuture<List<List<Generated>>> asked;
            try (TextGenerator generator = TextGenerator.load(dir)) {
                asked = generator.generateAsync(INPUTS, GenerationConfig.greedy(2), LENGTH);
            }
            assertThat(asked).isDone();
            assertThat(asked.get()).hasSize(INPUTS.size());
        }
    }

    @Test
    @SuppressWarnings("NullAway") // That is what is tested.
    void null_isNamed() {
        refused("model directory is null", () -> T5Model.load(null));
        refused("directory is null", () -> TextGenerator.load(null));
        refused("target is null", () -> new TextPair("a", null));
        try (TextGenerator generator = TextGenerator.load(dir)) {
            List<String> holed = new ArrayList<>();
            holed.add(null);
            refused("An input is null", () -> generator.generate(holed, GenerationConfig.greedy(3), LENGTH));
            refused("list of inputs is null", () -> generator.generate(null, GenerationConfig.greedy(3), LENGTH));
            refused("configuration is null", () -> generator.generate(INPUTS, null, LENGTH));
            refused("listener is null", () -> generator.generate(INPUTS, GenerationConfig.greedy(3), LENGTH, null));
        }
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(T5Exception.class).hasMessageContaining(message);
    }
}
