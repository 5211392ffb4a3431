package dev.cairn.distill.dataset;

import dev.cairn.core.Example;
import java.util.Arrays;

/**
 * Rows as JSON lines, byte for byte as Python's {@code json.dumps} writes them: a blank after colon and comma, everything
 * but printable ASCII escaped. Not safe to use from several threads.
 */
final class RowEncoder {
    private static final String HEX = "0123456789abcdef";

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
        byte[] target = bytes;
        int at = size;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
                target[at++] = (byte) c;
            } else {
                at = escape(c, target, at);
            }
        }
        size = at;
    }

    private static int escape(char c, byte[] target, int from) {
        int at = from;
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
