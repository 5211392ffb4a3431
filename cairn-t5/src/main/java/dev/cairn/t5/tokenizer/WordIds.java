package dev.cairn.t5.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Ids of texts by those of their words, each of which goes to the native library once: the texts of a closed world have few words,
 * and the library takes a millisecond for a prompt. Only for byte-level byte pairs as {@link TokenizerTrainer} makes them, which
 * know nothing of a word's neighbours, and for plain texts, on whose words this class and the library agree for certain. Safe for
 * use by several threads.
 */
public final class WordIds {
    /** Words kept; numbers and the like would otherwise take ever more memory. */
    private static final int KEPT = 50_000;

    private final List<String> added;
    private final int endId;
    private final Function<String, long[]> encoder;
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    private WordIds(List<String> added, int endId, Function<String, long[]> encoder) {
        this.added = added;
        this.endId = endId;
        this.encoder = encoder;
    }

    /**
     * For a tokenizer that has ids for words alone; empty for others.
     *
     * @param encoder the tokenizer's ids of a text without an end token
     */
    public static Optional<WordIds> of(TokenizerJson tokenizer, Function<String, long[]> encoder) {
        JsonNode root = tokenizer.root();
        JsonNode end = root.at("/post_processor/special_tokens")
                .path("</s>")
                .path("ids")
                .path(0);
        if (!end.isInt() || !TokenizerFiles.isByteLevel(root, end.intValue())) {
            return Optional.empty();
        }
        List<String> added = new ArrayList<>();
        root.path("added_tokens")
                .forEach(token -> added.add(token.path("content").asText()));
        return Optional.of(new WordIds(added, end.intValue(), encoder));
    }

    /** The ids of a text, with the end token last; empty if it is not plain. */
    public Optional<int[]> of(String text) {
        if (!text.chars().allMatch(WordIds::isPlain) || added.stream().anyMatch(text::contains)) {
            return Optional.empty();
        }
        int[] ids = new int[text.length() + 1]; // no token is shorter than a character
        int count = 0;
        for (String word : ByteLevel.words(text)) {
            int[] next = idsOf(word);
            System.arraycopy(next, 0, ids, count, next.length);
            count += next.length;
        }
        ids[count] = endId;
        return Optional.of(Arrays.copyOf(ids, count + 1));
    }

    private int[] idsOf(String word) {
        int[] before = known.get(word);
        if (before != null) {
            return before;
        }
        int[] ids =
                Arrays.stream(encoder.apply(word)).mapToInt(Math::toIntExact).toArray();
        if (known.size() < KEPT) {
            known.put(word, ids);
        }
        return ids;
    }

    /** A printable character of ASCII, a tabulator or the end of a line. */
    private static boolean isPlain(int character) {
        return (character >= ' ' && character <= '~') || character == '\n' || character == '\t';
    }
}
