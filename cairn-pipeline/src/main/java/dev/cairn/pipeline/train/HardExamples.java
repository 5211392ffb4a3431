package dev.cairn.pipeline.train;

import dev.cairn.core.Example;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.TextFile;
import dev.cairn.pipeline.Progress;
import dev.cairn.t5.Device;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.model.TokenBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds hard examples: the rows that the model to start from answers wrongly. {@link ExampleMixing} then shows them more often. Where nine
 * rows in ten follow from the one before, a model learns the tenth, which has to be looked up, last. The result is the numbers of these
 * rows, as JSON, from 0 and in order.
 */
final class HardExamples {
    /** Rows of like length that are answered together. */
    private static final int TOGETHER = 32;

    private HardExamples() {}

    /**
     * Asks the model, or reads what an earlier run has found.
     *
     * @param file keeps the numbers
     * @param directory of model and tokenizer
     */
    static String in(Path file, Path directory, Device device, List<Example> rows, TrainPlan plan, Progress progress) {
        if (!Files.exists(file)) {
            AtomicFiles.write(file, Json.write(of(directory, device, rows, plan, progress)));
        }
        return TextFile.read(file);
    }

    private static List<Integer> of(
            Path directory, Device device, List<Example> rows, TrainPlan plan, Progress progress) {
        List<Integer> byLength = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingInt(row -> rows.get(row).input().length()))
                .toList();
        List<Integer> wrong = new ArrayList<>();
        try (T5Tokenizer tokenizer = T5Tokenizer.load(directory);
                T5Model model = T5Model.load(directory, device);
                Progress.Bar bar = progress.bar("rows answered so far", rows.size(), 0)) {
            model.config().requireVocabulary(tokenizer.vocabSize());
            for (int from = 0; from < byLength.size(); from += TOGETHER) {
                List<Integer> some = byLength.subList(from, Math.min(from + TOGETHER, byLength.size()));
                TokenBatch inputs = batch(
                        some,
                        row -> tokenizer.encode(
                                rows.get(row).input(), plan.lengths().input()),
                        model);
                TokenBatch targets = batch(
                        some,
                        row -> tokenizer.encode(
                                rows.get(row).target(), plan.lengths().target()),
                        model);
                boolean[] right = model.matchesGreedy(inputs, targets);
                for (int i = 0; i < some.size(); i++) {
                    if (!right[i]) {
                        wrong.add(some.get(i));
                    }
                    bar.step("");
                }
            }
        }
        Collections.sort(wrong);
        progress.say(wrong.size() + " of " + rows.size() + " rows are answered wrongly by " + directory);
        return wrong;
    }

    private static TokenBatch batch(List<Integer> rows, Function<Integer, int[]> tokens, T5Model model) {
        return TokenBatch.of(rows.stream().map(tokens).toList(), model.config().padTokenId());
    }
}
