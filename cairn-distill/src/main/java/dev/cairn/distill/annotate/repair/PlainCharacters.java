package dev.cairn.distill.annotate.repair;

import java.util.regex.Pattern;

/**
 * The characters of an answer as its reader knows them: one kind of blank, brackets and marks of ASCII where a model writes the wide ones
 * of Chinese or Japanese, and none that nobody sees. A terminal or a data set gets none of these from a name in an answer.
 */
final class PlainCharacters {
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n|[\\r\\x0B\\f\\x85\u2028\u2029]");

    /** What Markdown writes so that it is no mark: {@code go\_to}. From the first of several, so that a run of them takes no longer. */
    private static final Pattern ESCAPES = Pattern.compile("(?<!\\\\)\\\\++(?=[_*`(){}#+.!|<>~\\[\\]-])");

    private static final String WIDE = "（）［］｛｝【】：，；＂＇「」『』";
    private static final String NARROW = "()[]{}[]:,;\"'\"\"\"\"";

    private PlainCharacters() {}

    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        String marks = ESCAPES.matcher(text).replaceAll("");
        LINE_ENDS.matcher(marks).replaceAll("\n").codePoints().forEach(c -> append(plain, c));
        return plain.toString();
    }

    private static void append(StringBuilder plain, int c) {
        int wide = WIDE.indexOf(c);
        if (wide >= 0) {
            plain.append(NARROW.charAt(wide));
            return;
        }
        switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> plain.append(' ');
            case Character.CONTROL -> plain.append(c == '\n' || c == '\t' ? (char) c : ' ');
            case Character.FORMAT, Character.SURROGATE -> {
                // is not seen, or is half a character
            }
            default -> plain.appendCodePoint(c);
        }
    }
}
