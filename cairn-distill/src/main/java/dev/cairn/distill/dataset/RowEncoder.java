package dev.cairn.distill.dataset;

import dev.cairn.core.Example;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows as JSON lines, byte for byte as Python's {@code json.dumps} writes them: a blank after colon and comma, everything
 * but printable ASCII escaped. Not safe to use from several threads.
 */
final class RowEncoder {
    private static final String HEX = "0123456789abcdef";
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private byte[] bytes = new byte[1 << 16];
    private int size;

    /** The bytes written so far, in a buffer that is used again. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Adds a line; returns where its input and target end, which is the part that a model learns from. */
    int add(Example row) {
        ascii("{\"input\": \"");
        text(row.input());
        ascii("\", \"target\": \"");
        text(row.target());
        int end = size;
        ascii("\", \"task_id\": ");
        ascii(Integer.toString(row.taskId()));
        ascii(", \"variation_id\": ");
        ascii(Integer.toString(row.variationId()));
        ascii(", \"task_real_id\": \"");
        text(row.taskRealId());
        ascii("\"}\n");
        return end;
    }

    private void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    private void text(String text) {
        // at most six bytes for a character
        reserve(6 * text.length());
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length == text.length()) {
            asciiText(utf8);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            size = escaped(text.charAt(i), bytes, size);
        }
    }

    /** Copies what needs no escape in one go; nearly always that is the whole text. */
    private void asciiText(byte[] text) {
        int copied = 0;
        for (int i = special(text, 0); i < text.length; i = special(text, i + 1)) {
            System.arraycopy(text, copied, bytes, size, i - copied);
            size = escaped((char) text[i], bytes, size + i - copied);
            copied = i + 1;
        }
        System.arraycopy(text, copied, bytes, size, text.length - copied);
        size += text.length - copied;
    }

    /** Position of the first character from {@code from} on that must be escaped; looks at eight at a time. */
    private static int special(byte[] text, int from) {
        int i = from;
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

    private static int escaped(char c, byte[] target, int from) {
        int at = from;
        if (isPlain(c)) {
            target[at++] = (byte) c;
            return at;
        }
        target[at++] = '\\';
        int letter = "\"\\\n\r\t\f\b".indexOf(c);
        if (letter >= 0) {
            target[at++] = (byte) "\"\\nrtfb".charAt(letter);
            return at;
        }
        target[at++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            target[at++] = (byte) HEX.charAt((c >> shift) & 15);
        }
        return at;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
