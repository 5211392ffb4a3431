package dev.cairn.cli.stage;

import dev.cairn.core.Example;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.TextGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers of the rows that a model answers wrongly, as JSON, from 0 and in order. What it gets right it need not be shown as often: where
 * nine rows in ten follow from the one before, it learns the tenth, which has to be looked up, last.
 */
final class WrongAnswers {
    /** Rows of like length that are answered together. */
    private static final int TOGETHER = 32;

    private WrongAnswers() {}

    /**
     * Asks the model, or reads what an earlier run has found.
     *
     * @param file keeps the numbers
     */
    static String in(Path file, Path model, List<Example> rows, TrainPlan plan, Progress progress) {
        try {
            if (!Files.exists(file)) {
                AtomicFiles.write(file, Json.write(of(model, rows, plan, progress)));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<Integer> of(Path model, List<Example> rows, TrainPlan plan, Progress progress) {
        List<Integer> byLength = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingInt(row -> rows.get(row).input().length()))
                .toList();
        List<Integer> wrong = new ArrayList<>();
        try (TextGenerator generator = TextGenerator.load(model);
                Progress.Bar bar = progress.bar("rows answered so far", rows.size(), 0)) {
            for (int from = 0; from < byLength.size(); from += TOGETHER) {
                List<Integer> some = byLength.subList(from, Math.min(from + TOGETHER, byLength.size()));
                List<String> answers =
                        answers(generator, some.stream().map(rows::get).toList(), plan);
                for (int i = 0; i < some.size(); i++) {
                    String expected = rows.get(some.get(i)).target();
                    if (!answers.get(i).equals(expected)) {
                        wrong.add(some.get(i));
                    }
                    bar.step(expected);
                }
            }
        }
        Collections.sort(wrong);
        progress.say(wrong.size() + " of " + rows.size() + " rows are answered wrongly by " + model);
        return wrong;
    }

    private static List<String> answers(TextGenerator generator, List<Example> rows, TrainPlan plan) {
        return generator
                .generate(
                        rows.stream().map(Example::input).toList(),
                        GenerationConfig.greedy(plan.maxTargetLength()),
                        plan.maxInputLength())
                .stream()
                .map(answers -> answers.get(0).text())
                .toList();
    }
}
