package dev.cairn.t5.model;

import org.bytedeco.pytorch.Tensor;

/**
 * The decoder one token at a time, for a batch of B inputs with K beams each (N = B * K rows). Keys and values of the
 * encoder's output are made once per input and shared by its beams.
 *
 * <p>What a row gets does not depend on the other rows, bit for bit: there is no padding, and each kernel computes a row
 * in the same order whatever the number of rows.
 */
public interface IncrementalDecoder {

    /** Vocabulary scores {@code (N, vocabSize)} after one more token in each row. */
    Tensor next(long[] tokens);

    /**
     * Row i goes on from what row {@code sources[i]} has seen. An input that no row comes from is done with: later rows
     * are those of the others.
     */
    void reorder(long[] sources);

    /** Whether a new order differs from the old one of that many rows. */
    static boolean moved(long[] sources, int rows) {
        boolean moved = sources.length < rows;
        for (int row = 0; row < sources.length; row++) {
            moved |= sources[row] != row;
        }
        return moved;
    }
}
