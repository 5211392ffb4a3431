package dev.cairn.t5;

import dev.cairn.t5.generate.Hypothesis;
import dev.cairn.t5.generate.TokenGenerator;
import java.nio.file.Path;
import java.util.List;

/** A model and its tokenizer for inference: text in, text out. Safe for use by several threads. */
public final class TextGenerator implements AutoCloseable {
    private final T5Model model;
    private final T5Tokenizer tokenizer;
    private final TokenGenerator generator;

    private TextGenerator(T5Model model, T5Tokenizer tokenizer, Precision precision) {
        model.config().requireVocabulary(tokenizer.vocabSize());
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

    /**
     * Answers to each input, best first, {@code config.beams()} each.
     *
     * @param maxInputLength longer inputs are cut on the right, in tokens
     */
    public List<List<Generated>> generate(List<String> inputs, GenerationConfig config, int maxInputLength) {
        return texts(generator.generate(encoded(inputs, maxInputLength), config));
    }

    /**
     * Drawn answers to each input, {@code config.answers()} each, in the order in which they were drawn.
     *
     * @param maxInputLength longer inputs are cut on the right, in tokens
     */
    public List<List<Generated>> sample(List<String> inputs, SamplingConfig config, int maxInputLength) {
        return texts(generator.sample(encoded(inputs, maxInputLength), config));
    }

    private List<int[]> encoded(List<String> inputs, int maxInputLength) {
        return inputs.stream()
                .map(input -> tokenizer.encode(input, maxInputLength))
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
        int pad = generator.config().padTokenId();
        List<Integer> end = generator.config().eosTokenIds();
        int[] shown = hypothesis.tokens().stream()
                .mapToInt(Integer::intValue)
                .filter(id -> id != pad && !end.contains(id))
                .toArray();
        return new Generated(
                tokenizer.decode(shown, false).strip(), hypothesis.tokens().size(), hypothesis.score());
    }

    @Override
    public void close() {
        generator.close();
        model.close();
        tokenizer.close();
    }
}
