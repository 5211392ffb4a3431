package dev.cairn.t5.cpu.step;

/** A part of a decoder block: adds to each row what it makes of it. */
public interface StepLayer {

    /**
     * Goes on by one position.
     *
     * @param x residuals {@code (rows, dModel)}, one row after the other; changed in place
     * @param position how many positions came before
     */
    void addTo(float[] x, int rows, int position);

    /**
     * Row i goes on from what row {@code sources[i]} has seen; there may be fewer rows than before, not more.
     *
     * @param position how many positions came before
     */
    void reorder(long[] sources, int position);
}
