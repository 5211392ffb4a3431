package dev.cairn.t5;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.t5.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Text to token ids and back, by the {@code tokenizer.json} of a model directory; the ids are those of Python's
 * {@code tokenizers}. Safe for use by several threads.
 */
public final class T5Tokenizer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // The loader would otherwise look for a CUDA build of the native library on the network.
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
        if (System.getProperty("RUST_FLAVOR") == null) {
            System.setProperty("RUST_FLAVOR", "cpu");
        }
    }

    private final HuggingFaceTokenizer tokenizer;
    private final Path dir;
    private final int vocabSize;

    private T5Tokenizer(HuggingFaceTokenizer tokenizer, Path dir, int vocabSize) {
        this.tokenizer = tokenizer;
        this.dir = dir;
        this.vocabSize = vocabSize;
    }

    /** Reads {@code tokenizer.json}. */
    public static T5Tokenizer load(Path dir) {
        Path file = dir.resolve(TokenizerFiles.TOKENIZER);
        if (!Files.isRegularFile(file)) {
            throw new T5Exception("No tokenizer at " + file
                    + ": copy tokenizer.json to the directory of the model, or train one with TokenizerTrainer");
        }
        try {
            int vocabSize = vocabSize(JSON.readTree(file.toFile()), file);
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.builder()
                    .optTokenizerPath(file)
                    .optAddSpecialTokens(true)
                    .optTruncation(false)
                    .optPadding(false)
                    .build();
            return new T5Tokenizer(tokenizer, dir, vocabSize);
        } catch (IOException e) {
            throw T5Exception.reading(file, e);
        } catch (RuntimeException e) {
            throw new T5Exception("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static int vocabSize(JsonNode root, Path file) throws IOException {
        JsonNode vocabulary = root.path("model").path("vocab");
        if (vocabulary.isEmpty()) {
            throw new IOException("no model.vocab in " + file);
        }
        int size = vocabulary.size();
        for (JsonNode added : root.path("added_tokens")) {
            size = Math.max(size, added.path("id").asInt() + 1);
        }
        return size;
    }

    /**
     * Token ids with the end token last. What is longer than {@code maxLength} is cut on the right; the end token stays.
     */
    public int[] encode(String text, int maxLength) {
        if (maxLength < 1) {
            throw new T5Exception("maxLength must be at least 1, found " + maxLength);
        }
        long[] ids = tokenizer.encode(text).getIds();
        int[] kept = new int[Math.min(ids.length, maxLength)];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (int) ids[i];
        }
        if (ids.length > maxLength) {
            kept[maxLength - 1] = (int) ids[ids.length - 1];
        }
        return kept;
    }

    /** The text of the ids, with {@code <pad>}, {@code </s>}, sentinels and the like left out on demand. */
    public String decode(int[] ids, boolean skipSpecialTokens) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), skipSpecialTokens);
    }

    /** Number of ids, added tokens included; a model's vocabulary must be at least that large. */
    public int vocabSize() {
        return vocabSize;
    }

    /** Copies the tokenizer files to the directory of a model. */
    public void save(Path target) {
        try {
            TokenizerFiles.copy(dir, target);
        } catch (IOException e) {
            throw T5Exception.writing(target.resolve(TokenizerFiles.TOKENIZER), e);
        }
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
