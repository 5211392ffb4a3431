package dev.cairn.t5.tokenizer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;

/**
 * The normalisation of SentencePiece: the length of a double-array trie, the trie, and the texts that it leads to, each closed by a zero
 * byte. The native library follows it without looking where it goes, so all that a text can reach is followed here before.
 */
final class CharacterMap {

    private final int[] units;
    private final byte[] texts;
    private int longest = 1;

    private CharacterMap(int[] units, byte[] texts) {
        this.units = units;
        this.texts = texts;
    }

    /**
     * Characters of the longest text that one character may become.
     *
     * @throws IOException when the map is cut or leads out of itself
     */
    static int growth(byte[] map) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(map).order(ByteOrder.LITTLE_ENDIAN);
        long size = map.length < Integer.BYTES ? -1 : Integer.toUnsignedLong(bytes.getInt());
        if (size < Integer.BYTES || size > bytes.remaining() || size % Integer.BYTES != 0) {
            throw new IOException("the character map of the normaliser is cut");
        }
        int[] units = new int[(int) size / Integer.BYTES];
        bytes.asIntBuffer().get(units);
        bytes.position(bytes.position() + (int) size);
        byte[] texts = new byte[bytes.remaining()];
        bytes.get(texts);
        if (!Arrays.equals(new String(texts, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), texts)) {
            throw new IOException("the texts of the character map of the normaliser are not UTF-8");
        }
        CharacterMap characters = new CharacterMap(units, texts);
        characters.follow();
        return characters.longest;
    }

    private void follow() throws IOException {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        visit(base(0, units[0]), seen, open);
        while (!open.isEmpty()) {
            int node = open.pop();
            for (int label = 1; label < 256; label++) {
                int next = node ^ label;
                if (next >= units.length) {
                    throw outOfBounds();
                }
                int unit = units[next];
                if ((unit & 0x800000ff) == label) {
                    int base = base(next, unit);
                    if ((unit >>> 8 & 1) == 1) {
                        text(base);
                    }
                    visit(base, seen, open);
                }
            }
        }
    }

    private static int base(int node, int unit) {
        return node ^ unit >>> 10 << ((unit & 1 << 9) >>> 6);
    }

    private void visit(int node, BitSet seen, Deque<Integer> open) throws IOException {
        if (node < 0 || node >= units.length) {
            throw outOfBounds();
        }
        if (!seen.get(node)) {
            seen.set(node);
            open.push(node);
        }
    }

    /** The text at the place that a leaf names. */
    private void text(int leaf) throws IOException {
        int from = leaf < units.length ? units[leaf] & Integer.MAX_VALUE : Integer.MAX_VALUE;
        int to = from;
        while (to < texts.length && texts[to] != 0) {
            to++;
        }
        if (from >= texts.length || (texts[from] & 0xc0) == 0x80) {
            throw outOfBounds();
        }
        longest = Math.max(longest, new String(texts, from, to - from, StandardCharsets.UTF_8).length());
    }

    private static IOException outOfBounds() {
        return new IOException("the character map of the normaliser leads out of itself");
    }
}
