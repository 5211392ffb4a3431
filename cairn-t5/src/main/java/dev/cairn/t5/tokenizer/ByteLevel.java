package dev.cairn.t5.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GPT-2's byte-level pre-tokenization: words with their leading blank, each byte written as a printable character. */
final class ByteLevel {

    private static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final char[] CHARACTERS = characters();

    private ByteLevel() {}

    /** The 256 characters that stand for bytes, ascending. */
    static List<String> alphabet() {
        char[] sorted = CHARACTERS.clone();
        Arrays.sort(sorted);
        List<String> alphabet = new ArrayList<>();
        for (char c : sorted) {
            alphabet.add(String.valueOf(c));
        }
        return alphabet;
    }

    /** The words of a text; joined they are the whole text. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** A word in byte characters. */
    static String encoded(String word) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(CHARACTERS[b & 0xff]);
        }
        return encoded.toString();
    }

    // Printable bytes stand for themselves, the others follow from U+0100.
    private static char[] characters() {
        char[] map = new char[256];
        int next = 256;
        for (int b = 0; b < map.length; b++) {
            boolean printable = (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
            map[b] = (char) (printable ? b : next++);
        }
        return map;
    }
}
