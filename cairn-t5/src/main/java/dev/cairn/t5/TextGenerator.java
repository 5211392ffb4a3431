package dev.cairn.t5;

import dev.cairn.t5.generate.Hypothesis;
import dev.cairn.t5.generate.SearchListener;
import dev.cairn.t5.generate.TokenGenerator;
import dev.cairn.t5.tensor.Usage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A model and its tokenizer for inference: text in, text out. Safe for use by several threads. */
public final class TextGenerator implements AutoCloseable {
    /** What stands for bytes that are no whole character. */
    private static final String PART = "\uFFFD";

    private final T5Model model;
    private final T5Tokenizer tokenizer;
    private final TokenGenerator generator;
    private final Usage usage = new Usage("The text generator");

    private TextGenerator(T5Model model, T5Tokenizer tokenizer, Precision precision) {
        this.model = model;
        this.tokenizer = tokenizer;
        generator = model.generator(precision);
    }

    /**
     * Loads a model directory: {@code config.json}, {@code model.safetensors}, {@code tokenizer.json}.
     *
     * @throws T5Exception when a file is missing, malformed or does not belong to the others; the message names it
     */
    public static TextGenerator load(Path modelDir) {
        return load(modelDir, Device.CPU, Precision.FP32);
    }

    /** As {@link #load(Path)}, on another device and in another precision. */
    public static TextGenerator load(Path modelDir, Device device, Precision precision) {
        T5Tokenizer tokenizer = T5Tokenizer.load(modelDir);
        try {
            T5Model model = T5Model.load(modelDir, device);
            try {
                requireVocabulary(modelDir, model.config(), tokenizer);
                return new TextGenerator(model, tokenizer, precision);
            } catch (T5Exception e) {
                model.close();
                throw e;
            }
        } catch (T5Exception e) {
            tokenizer.close();
            throw e;
        }
    }

    private static void requireVocabulary(Path modelDir, T5Config config, T5Tokenizer tokenizer) {
        try {
            config.requireVocabulary(tokenizer.vocabSize());
        } catch (T5Exception e) {
            throw new T5Exception(modelDir + ": " + e.getMessage(), e);
        }
    }

    /**
     * Answers to each input, best first, {@code config.beams()} each.
     *
     * @param maxInputLength longer inputs are cut on the right, in tokens
     * @throws T5Exception.Cancelled when this thread is interrupted
     */
    public List<List<Generated>> generate(List<String> inputs, GenerationConfig config, int maxInputLength) {
        return generate(inputs, config, maxInputLength, GenerationListener.NONE);
    }

    /**
     * As {@link #generate(List, GenerationConfig, int)}, with a listener.
     *
     * @throws T5Exception.Cancelled when the listener asks for it, or this thread is interrupted
     */
    public List<List<Generated>> generate(
            List<String> inputs, GenerationConfig config, int maxInputLength, GenerationListener listener) {
        return usage.use(
                () -> texts(generator.generate(encoded(inputs, maxInputLength), config, asSearchListener(listener))));
    }

    /**
     * The first of the answers of {@code generate} to each input, its score the same to within rounding. A trained model mostly takes less
     * time for it: on the CPU no search is made where greedy decoding proves that it would find nothing better.
     *
     * @param maxInputLength longer inputs are cut on the right, in tokens
     * @throws T5Exception.Cancelled when this thread is interrupted
     */
    public List<Generated> best(List<String> inputs, GenerationConfig config, int maxInputLength) {
        return usage.use(() -> generator.best(encoded(inputs, maxInputLength), config).stream()
                .map(this::generated)
                .toList());
    }

    /** As {@link #generateAsync(List, GenerationConfig, int, GenerationListener)}, without a listener. */
    public CompletableFuture<List<List<Generated>>> generateAsync(
            List<String> inputs, GenerationConfig config, int maxInputLength) {
        return generateAsync(inputs, config, maxInputLength, GenerationListener.NONE);
    }

    /** As {@code generate}, on a thread of this library. Cancelling the future ends the generation at its next token. */
    public CompletableFuture<List<List<Generated>>> generateAsync(
            List<String> inputs, GenerationConfig config, int maxInputLength, GenerationListener listener) {
        return AsyncCall.start(usage, listener, stoppable -> generate(inputs, config, maxInputLength, stoppable));
    }

    /**
     * Drawn answers to each input, {@code config.answers()} each, in the order in which they were drawn.
     *
     * @param maxInputLength longer inputs are cut on the right, in tokens
     * @throws T5Exception.Cancelled when this thread is interrupted
     */
    public List<List<Generated>> sample(List<String> inputs, SamplingConfig config, int maxInputLength) {
        return sample(inputs, config, maxInputLength, GenerationListener.NONE);
    }

    /**
     * As {@link #sample(List, SamplingConfig, int)}, with a listener.
     *
     * @throws T5Exception.Cancelled when the listener asks for it, or this thread is interrupted
     */
    public List<List<Generated>> sample(
            List<String> inputs, SamplingConfig config, int maxInputLength, GenerationListener listener) {
        return usage.use(
                () -> texts(generator.sample(encoded(inputs, maxInputLength), config, asSearchListener(listener))));
    }

    /** As {@code sample}, on a thread of this library. Cancelling the future ends the generation at its next token. */
    public CompletableFuture<List<List<Generated>>> sampleAsync(
            List<String> inputs, SamplingConfig config, int maxInputLength, GenerationListener listener) {
        return AsyncCall.start(usage, listener, stoppable -> sample(inputs, config, maxInputLength, stoppable));
    }

    private SearchListener asSearchListener(GenerationListener listener) {
        if (T5Exception.given(listener, "The listener") == GenerationListener.NONE) {
            return SearchListener.NONE;
        }
        return new SearchListener() {
            @Override
            public void onTokens(int input, List<Integer> tokens) {
                listener.onText(input, whole(text(tokens)));
            }

            @Override
            public void onHypotheses(int input, List<Hypothesis> hypotheses) {
                List<Generated> answers =
                        hypotheses.stream().map(TextGenerator.this::generated).toList();
                if (answers.get(0).text().endsWith(PART)) {
                    listener.onText(input, answers.get(0).text());
                }
                listener.onAnswers(input, answers);
            }

            @Override
            public boolean isCancelled() {
                return listener.isCancelled();
            }
        };
    }

    /** Without a character at the end of which only some bytes have come. */
    private static String whole(String text) {
        return text.endsWith(PART) ? text.replaceAll(PART + "+$", "") : text;
    }

    private List<int[]> encoded(List<String> inputs, int maxInputLength) {
        return T5Exception.given(inputs, "The list of inputs").stream()
                .map(input -> tokenizer.encode(T5Exception.given(input, "An input"), maxInputLength))
                .toList();
    }

    private List<List<Generated>> texts(List<List<Hypothesis>> answers) {
        return answers.stream()
                .map(hypotheses -> hypotheses.stream().map(this::generated).toList())
                .toList();
    }

    /** Tokens of an input, before any is cut off. */
    public int length(String input) {
        return tokenizer.encode(input, Integer.MAX_VALUE).length;
    }

    private Generated generated(Hypothesis hypothesis) {
        return new Generated(text(hypothesis.tokens()), hypothesis.tokens().size(), hypothesis.score());
    }

    private String text(List<Integer> tokens) {
        int pad = generator.config().padTokenId();
        List<Integer> end = generator.config().eosTokenIds();
        int[] shown = tokens.stream()
                .mapToInt(Integer::intValue)
                .filter(id -> id != pad && !end.contains(id))
                .toArray();
        return tokenizer.decode(shown, false).strip();
    }

    /** Waits for generations that are under way. */
    @Override
    public void close() {
        usage.close(() -> {
            generator.close();
            model.close();
            tokenizer.close();
        });
    }
}
