package dev.cairn.bench.t5;

import dev.cairn.t5.FeedForward;
import dev.cairn.t5.T5Config;
import java.util.List;
import java.util.Locale;

/** Shapes of models that are measured; their weights are random. */
public enum Geometry {
    /** A small agent: 1 million parameters. */
    MINI(2048, 128, 32, 256, 2, 4, true),
    /** The shipped agent: 3 million. */
    AGENT(2048, 192, 32, 384, 3, 6, true),
    /** 10.5 million. */
    TINY(4096, 256, 64, 1024, 4, 4, true),
    /** FLAN-T5 small, 77 million. */
    SMALL(32128, 512, 64, 1024, 8, 6, false),
    /** FLAN-T5 base, 248 million. */
    BASE(32128, 768, 64, 2048, 12, 12, false),
    /** FLAN-T5 large, 783 million. */
    LARGE(32128, 1024, 64, 2816, 24, 16, false);

    private static final int BUCKETS = 32;
    private static final int MAX_DISTANCE = 128;

    private final int vocabulary;
    private final int width;
    private final int headWidth;
    private final int feedForward;
    private final int layers;
    private final int heads;
    private final boolean tied;

    Geometry(int vocabulary, int width, int headWidth, int feedForward, int layers, int heads, boolean tied) {
        this.vocabulary = vocabulary;
        this.width = width;
        this.headWidth = headWidth;
        this.feedForward = feedForward;
        this.layers = layers;
        this.heads = heads;
        this.tied = tied;
    }

    /** Without dropout, so that all sides compute the same. */
    public T5Config config() {
        return new T5Config(
                vocabulary,
                width,
                headWidth,
                feedForward,
                layers,
                layers,
                heads,
                BUCKETS,
                MAX_DISTANCE,
                0,
                1e-6,
                FeedForward.GATED_GELU,
                tied,
                tied,
                0,
                List.of(1),
                0);
    }

    /**
     * Floating-point operations of the matrix products of a training step, forwards and backwards, in which every input has
     * one length and so has every target; what else is computed is not counted.
     *
     * @param rows examples
     */
    public double trainingFlops(int rows, int length, int targetLength) {
        double inner = (double) heads * headWidth;
        double feed = 3.0 * width * feedForward;
        double encoder = 4 * width * inner + feed + 2 * length * inner;
        double decoder = 6 * width * inner + feed + 2 * (targetLength + length) * inner;
        double encoded = 2 * width * inner;
        double forwards = layers * (length * (encoder + encoded) + targetLength * decoder)
                + (double) targetLength * width * vocabulary;
        // Two operations a product and sum; backwards one product for the input and one for the weights.
        return 3 * 2 * rows * forwards;
    }

    /** As in options and in names of folders. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
