package dev.cairn.t5.tokenizer;

import dev.cairn.t5.T5Exception;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes a tokenizer for a closed world: byte-level byte pairs with the special tokens of T5 ({@code <pad>} 0,
 * {@code </s>} 1, {@code <unk>} 2, and 100 sentinels {@code <extra_id_n>} at the end). The same texts give the same
 * files.
 */
public final class TokenizerTrainer {

    static final List<String> CONTROL = List.of("<pad>", "</s>", "<unk>");
    static final List<String> SENTINELS =
            IntStream.range(0, 100).mapToObj(i -> "<extra_id_" + i + ">").toList();

    /** {@link #CONTROL} and {@link #SENTINELS}. Not an alternative of all 103, each of which would be tried at every character. */
    private static final Pattern SPECIAL = Pattern.compile("<(?:pad|/s|unk|extra_id_(?:0|[1-9][0-9]?))>");

    private TokenizerTrainer() {}

    /**
     * Learns from the texts and writes {@code tokenizer.json}, {@code tokenizer_config.json} and
     * {@code special_tokens_map.json}, which {@code AutoTokenizer} loads. Special tokens written out in the texts are
     * left out of the learning.
     *
     * @param vocabSize tokens in all, special ones and the 256 bytes included; fewer when the texts have too few pairs
     */
    public static void train(Iterable<String> corpus, int vocabSize, Path dir) {
        List<String> alphabet = ByteLevel.alphabet();
        int fixed = CONTROL.size() + alphabet.size() + SENTINELS.size();
        if (vocabSize < fixed) {
            throw new T5Exception("vocabSize must be at least " + fixed
                    + " (special tokens, 256 bytes, sentinels), found " + vocabSize);
        }
        List<Merge> merges = BpeTrainer.learn(counts(corpus), alphabet, vocabSize - fixed);
        List<String> tokens = new ArrayList<>(CONTROL);
        tokens.addAll(alphabet);
        merges.stream().map(Merge::joined).distinct().forEach(tokens::add);
        try {
            TokenizerFiles.write(dir, tokens, merges, SENTINELS);
        } catch (IOException e) {
            throw T5Exception.writing(dir.resolve(TokenizerFiles.TOKENIZER), e);
        }
    }

    /** How often each word comes, in byte characters. */
    private static SortedMap<String, Long> counts(Iterable<String> corpus) {
        Map<String, Long> words = new HashMap<>();
        for (String text : corpus) {
            for (String part : SPECIAL.split(text)) {
                ByteLevel.words(part).forEach(word -> words.merge(word, 1L, Long::sum));
            }
        }
        SortedMap<String, Long> encoded = new TreeMap<>();
        words.forEach((word, count) -> encoded.merge(ByteLevel.encoded(word), count, Long::sum));
        return encoded;
    }
}
