package dev.cairn.distill.dataset;

import dev.cairn.distill.prompt.PromptSink;
import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * Rows as JSON lines, byte for byte as Python's {@code json.dumps} writes them: a blank after colon and comma, everything
 * but printable ASCII escaped. The rows of a trajectory show the same texts again and again; each is escaped once. Not safe to
 * use from several threads.
 */
final class RowEncoder implements PromptSink {
    private final IdentityHashMap<String, byte[]> escaped = new IdentityHashMap<>();
    private byte[] bytes = new byte[1 << 16];
    private int size;
    private int inputLength;

    /** The bytes written so far, in a buffer that is used again. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Characters of the last row's input, before they were escaped. */
    int inputLength() {
        return inputLength;
    }

    void clear() {
        size = 0;
    }

    /** Forgets the texts of the rows so far: no row that follows shows them. */
    void forget() {
        escaped.clear();
    }

    /** Adds a line; returns where its input and target end, which is the part that a model learns from. */
    int add(Row row) {
        inputLength = 0;
        ascii("{\"input\": \"");
        row.input().accept(this);
        ascii("\", \"target\": \"");
        append(JsonText.of(row.target()));
        int end = size;
        ascii("\", \"task_id\": ");
        ascii(Integer.toString(row.taskId()));
        ascii(", \"variation_id\": ");
        ascii(Integer.toString(row.variationId()));
        ascii(", \"task_real_id\": \"");
        append(JsonText.of(row.taskRealId()));
        ascii("\"}\n");
        return end;
    }

    @Override
    public void text(String text) {
        byte[] known = escaped.get(text);
        if (known == null) {
            known = JsonText.of(text);
            escaped.put(text, known);
        }
        append(known);
        inputLength += text.length();
    }

    @Override
    public void number(long value) {
        String digits = Long.toString(value);
        ascii(digits);
        inputLength += digits.length();
    }

    private void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    private void append(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
