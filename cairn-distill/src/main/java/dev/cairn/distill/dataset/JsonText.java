package dev.cairn.distill.dataset;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Texts between quotation marks as Python's {@code json.dumps} writes them: everything but printable ASCII is escaped. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";
    private static final String LETTERS = "\"\\nrtfb";
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private JsonText() {}

    /** The text without the quotation marks around it. */
    static byte[] of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return utf8.length == text.length() && special(utf8) == utf8.length ? utf8 : escaped(text);
    }

    /** Position of the first character that must be escaped; looks at eight at a time. */
    private static int special(byte[] text) {
        int i = 0;
        while (i + Long.BYTES <= text.length && !isSpecial((long) LONGS.get(text, i))) {
            i += Long.BYTES;
        }
        while (i < text.length && isPlain((char) text[i])) {
            i++;
        }
        return i;
    }

    /**
     * Whether one of eight ASCII characters is a control character, a quotation mark, a backslash or DEL. Each sum sets the
     * high bit of a byte, and never carries, since the bytes are below 128.
     */
    private static boolean isSpecial(long eight) {
        long printable = eight + 0x6060606060606060L;
        long noQuote = (eight ^ QUOTES) + 0x7f7f7f7f7f7f7f7fL;
        long noBackslash = (eight ^ BACKSLASHES) + 0x7f7f7f7f7f7f7f7fL;
        long del = eight + ONES;
        return ((~(printable & noQuote & noBackslash) | del) & HIGH_BITS) != 0;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }

    private static byte[] escaped(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int letter = "\"\\\n\r\t\f\b".indexOf(c);
            if (isPlain(c)) {
                out.write(c);
            } else if (letter >= 0) {
                out.write('\\');
                out.write(LETTERS.charAt(letter));
            } else {
                out.write('\\');
                out.write('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.write(HEX.charAt((c >> shift) & 15));
                }
            }
        }
        return out.toByteArray();
    }
}
