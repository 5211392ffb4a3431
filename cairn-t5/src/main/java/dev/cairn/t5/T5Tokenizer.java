package dev.cairn.t5;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.cairn.t5.tensor.NativeSettings;
import dev.cairn.t5.tensor.Usage;
import dev.cairn.t5.tokenizer.TokenizerFiles;
import dev.cairn.t5.tokenizer.TokenizerJson;
import dev.cairn.t5.tokenizer.TokenizerTrainer;
import dev.cairn.t5.tokenizer.WordIds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Text to token ids and back, by the {@code tokenizer.json} or {@code spiece.model} of a model directory; the ids are those of Python's
 * {@code tokenizers}. Safe for use by several threads.
 */
public final class T5Tokenizer implements AutoCloseable {

    private static final Map<String, String> OPTIONS =
            Map.of("addSpecialTokens", "true", "truncation", "false", "padding", "false");

    static {
        NativeSettings.apply();
    }

    private final HuggingFaceTokenizer tokenizer;
    private final TokenizerJson json;
    private final Path dir;
    private final Usage usage = new Usage("The tokenizer");
    private final Optional<WordIds> words;

    private T5Tokenizer(HuggingFaceTokenizer tokenizer, TokenizerJson json, Path dir) {
        this.tokenizer = tokenizer;
        this.json = json;
        this.dir = dir;
        this.words = WordIds.of(json, word -> ids(word, false));
    }

    /**
     * Reads {@code tokenizer.json}, or else {@code spiece.model}.
     *
     * @throws T5Exception when there is none or it is not what the models of this library have
     */
    public static T5Tokenizer load(Path dir) {
        TokenizerJson json = TokenizerFiles.read(T5Exception.given(dir, "The tokenizer's directory"));
        Path file = TokenizerFiles.of(dir).get(0);
        try {
            return new T5Tokenizer(
                    HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json.bytes()), OPTIONS), json, dir);
        } catch (IOException e) {
            throw T5Exception.reading(file, e);
        } catch (RuntimeException e) {
            throw new T5Exception("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes a tokenizer for a closed world: byte-level byte pairs with the special tokens of T5 ({@code <pad>} 0, {@code </s>} 1, {@code
     * <unk>} 2, and 100 sentinels {@code <extra_id_n>} at the end). It writes {@code tokenizer.json}, {@code tokenizer_config.json} and
     * {@code special_tokens_map.json}, which {@link #load} and {@code AutoTokenizer} read; the same texts give the same files.
     *
     * @param texts special tokens written out in them are left out of the learning
     * @param vocabSize tokens in all, special ones and the 256 bytes included; fewer when the texts have too few pairs
     */
    public static void train(Iterable<String> texts, int vocabSize, Path dir) {
        TokenizerTrainer.train(texts, vocabSize, dir);
    }

    /**
     * Token ids with the end token last. What is longer than {@code maxLength} is cut on the right; the end token stays.
     */
    public int[] encode(String text, int maxLength) {
        if (maxLength < 1) {
            throw new T5Exception("maxLength must be at least 1, found " + maxLength);
        }
        T5Exception.given(text, "A text");
        int[] ids = usage.use(() -> words.flatMap(known -> known.of(text)).orElseGet(() -> ints(ids(text, true))));
        if (ids.length <= maxLength) {
            return ids;
        }
        int[] kept = Arrays.copyOf(ids, maxLength);
        kept[maxLength - 1] = ids[ids.length - 1];
        return kept;
    }

    private static int[] ints(long[] ids) {
        return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
    }

    private long[] ids(String text, boolean withEndToken) {
        try {
            return tokenizer.encode(text, withEndToken, false).getIds();
        } catch (RuntimeException e) {
            throw new T5Exception("The tokenizer of " + dir + " has no ids for a text: " + e.getMessage(), e);
        }
    }

    /** The text of the ids, with {@code <pad>}, {@code </s>}, sentinels and the like left out on demand. */
    public String decode(int[] ids, boolean skipSpecialTokens) {
        long[] all =
                Arrays.stream(T5Exception.given(ids, "The ids")).asLongStream().toArray();
        return usage.use(() -> tokenizer.decode(all, skipSpecialTokens));
    }

    /** Number of ids, added tokens included; a model's vocabulary must be at least that large. */
    public int vocabSize() {
        return json.vocabSize();
    }

    /** Writes {@code tokenizer.json} to the directory of a model, and copies what belongs to it. */
    public void save(Path target) {
        try {
            TokenizerFiles.copy(json, dir, target);
        } catch (IOException e) {
            throw T5Exception.writing(target.resolve(TokenizerFiles.TOKENIZER), e);
        }
    }

    @Override
    public void close() {
        usage.close(tokenizer::close);
    }
}
