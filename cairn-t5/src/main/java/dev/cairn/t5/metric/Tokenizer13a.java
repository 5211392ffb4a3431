package dev.cairn.t5.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The word splitting of {@code mteval-v13a.pl}, the default of sacrebleu. */
final class Tokenizer13a {

    private static final Pattern SYMBOL = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern POINT_AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
    private static final Pattern POINT_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

    private Tokenizer13a() {}

    static List<String> words(String text) {
        String line = unescaped(
                text.stripTrailing().replace("<skipped>", "").replace("-\n", "").replace('\n', ' '));
        line = SYMBOL.matcher(line).replaceAll(" $1 ");
        line = POINT_AFTER_NO_DIGIT.matcher(line).replaceAll("$1 $2 ");
        line = POINT_BEFORE_NO_DIGIT.matcher(line).replaceAll(" $1 $2");
        line = DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 ");
        return split(line);
    }

    private static String unescaped(String line) {
        return line.replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }

    /** At white space as Python knows it: unlike Java's it has the no-break spaces. */
    private static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        line.codePoints().forEach(c -> {
            if (!blank(c)) {
                word.appendCodePoint(c);
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean blank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }
}
