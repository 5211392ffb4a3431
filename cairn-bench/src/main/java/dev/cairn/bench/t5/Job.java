package dev.cairn.bench.t5;

import java.util.List;

/** Something that every side does in the same way, in token ids. Written as JSON for the Python sides. */
public sealed interface Job {

    /** Unique, and what the table shows. */
    String id();

    Geometry geometry();

    /** Examples in it. */
    int examples();

    /**
     * A beam search over a batch of inputs, with as many answers as beams.
     *
     * @param precision {@code fp32}, {@code bf16} or {@code int8}
     */
    record Beams(String id, Geometry geometry, String precision, int beams, int newTokens, List<int[]> inputs)
            implements Job {
        @Override
        public int examples() {
            return inputs.size();
        }
    }

    /**
     * Steps of AdamW, one a batch: gradient, clipping to norm 1, update with weight decay 0.01.
     *
     * @param precision of the products, {@code fp32} or {@code bf16}; weights and optimiser stay in single precision
     */
    record Training(String id, Geometry geometry, String precision, double learningRate, List<Batch> batches)
            implements Job {
        @Override
        public int examples() {
            return batches.stream().mapToInt(batch -> batch.inputs().size()).sum();
        }
    }

    /** The loss of the model that is trained, over all target tokens. */
    record Validation(String id, Geometry geometry, List<Batch> validation) implements Job {
        @Override
        public int examples() {
            return validation.stream().mapToInt(batch -> batch.inputs().size()).sum();
        }
    }

    /** Examples of one step, each as long as it is. */
    record Batch(List<int[]> inputs, List<int[]> targets) {}
}
