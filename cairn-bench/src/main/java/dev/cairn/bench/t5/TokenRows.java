package dev.cairn.bench.t5;

import dev.cairn.core.EvenSample;
import dev.cairn.core.Example;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.t5.T5Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of a data set as token ids, inputs and targets in the same order. */
public record TokenRows(List<int[]> inputs, List<int[]> targets) {

    /** Longer targets are cut. */
    static final int MAX_TARGET = 40;

    private static final int MAX_INPUT = 512;

    /**
     * Reads rows of {@code cairn dataset}.
     *
     * @param model directory with the tokenizer
     */
    public static TokenRows read(Path rows, Path model) {
        List<Example> examples = Jsonl.read(rows, Example.class);
        try (T5Tokenizer tokenizer = T5Tokenizer.load(model)) {
            return new TokenRows(
                    examples.stream()
                            .map(row -> tokenizer.encode(row.input(), MAX_INPUT))
                            .toList(),
                    examples.stream()
                            .map(row -> tokenizer.encode(row.target(), MAX_TARGET))
                            .toList());
        }
    }

    /**
     * The same rows, which the model must have embeddings for.
     *
     * @throws UserException when a token is beyond its vocabulary
     */
    public TokenRows within(Geometry geometry) {
        int largest = Stream.concat(inputs.stream(), targets.stream())
                .flatMapToInt(IntStream::of)
                .max()
                .orElse(0);
        int vocabulary = geometry.config().vocabSize();
        if (largest >= vocabulary) {
            throw new UserException("The rows have token " + largest + ", the model " + geometry.label() + " only "
                    + vocabulary + " tokens: take the tokenizer of a model with a smaller vocabulary");
        }
        return this;
    }

    int[] lengths() {
        return inputs.stream().mapToInt(row -> row.length).toArray();
    }

    List<Job.Batch> batches(List<List<Integer>> indices) {
        return indices.stream()
                .map(batch -> new Job.Batch(
                        batch.stream().map(inputs::get).toList(),
                        batch.stream().map(targets::get).toList()))
                .toList();
    }

    /** Some of the rows, evenly spread. */
    TokenRows sample(int count) {
        int size = Math.min(count, inputs.size());
        return new TokenRows(EvenSample.of(inputs, size), EvenSample.of(targets, size));
    }
}
