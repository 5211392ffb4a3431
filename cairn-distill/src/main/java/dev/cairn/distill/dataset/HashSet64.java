package dev.cairn.distill.dataset;

import java.util.Arrays;

/** A set of 64-bit hashes in one array: about 16 bytes for each, so that a million rows take 16 MB. */
final class HashSet64 {
    private long[] slots = new long[1 << 10];
    private int size;
    private boolean hasZero;

    /** Whether it was not there before. */
    boolean add(long hash) {
        if (hash == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        if (2 * (size + 1) > slots.length) {
            long[] before = slots;
            slots = new long[2 * before.length];
            Arrays.stream(before).filter(old -> old != 0).forEach(old -> slots[slot(old)] = old);
        }
        int slot = slot(hash);
        if (slots[slot] == hash) {
            return false;
        }
        slots[slot] = hash;
        size++;
        return true;
    }

    boolean contains(long hash) {
        return hash == 0 ? hasZero : slots[slot(hash)] == hash;
    }

    int size() {
        return size + (hasZero ? 1 : 0);
    }

    /** Where a hash lies or would lie. */
    private int slot(long hash) {
        int slot = (int) (hash >>> 20) & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
