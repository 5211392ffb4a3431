package dev.cairn.conformance.annotation;

import dev.cairn.conformance.cache.OriginalAnswerReader;
import dev.cairn.conformance.cache.OriginalCache;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.MalformedVectorException;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.Step;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.io.TemporaryFolder;
import dev.cairn.core.io.TextFile;
import dev.cairn.distill.annotate.repair.AlignmentRepair.Stalled;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.Repaired;
import dev.cairn.domain.action.SubGoalEnd;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The published order of look-ups in caches, on real files, and the files afterwards. Calls on which the published code fails
 * are left out: they lack its files of prompts, which Cairn does not need.
 */
record CacheGroup() implements ConformanceGroup {
    @Override
    public String name() {
        return "annotation_cache";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        return TemporaryFolder.with(folder ->
                vector.name().startsWith("test_time_planner") ? plans(vector, folder) : annotations(vector, folder));
    }

    private static Verdict annotations(ConformanceVector vector, Path folder) {
        Value input = vector.input();
        input.at("files_before")
                .fields()
                .entrySet()
                .forEach(file -> write(AtomicFiles.below(folder, file.getKey()), file.getValue()));
        OriginalCache cache = new OriginalCache(folder, input.text("task_name_id"));
        List<Supplier<Verdict>> parts = new ArrayList<>();
        Value expected = vector.expected().at("calls");
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.at(i).has("error")) {
                Value call = input.at("calls").at(i);
                Value result = expected.at(i);
                parts.add(() -> annotation(cache, call, result));
            }
        }
        parts.add(() -> files(folder, vector.expected().at("csv_after")));
        return Verdict.all(parts);
    }

    private static Verdict annotation(OriginalCache cache, Value call, Value expected) {
        int variation = call.integer("variation");
        int asked = 0;
        if (cache.repaired(variation).isEmpty()) {
            Optional<String> raw = cache.answer(variation);
            asked = raw.isPresent() ? 0 : 1;
            String text = raw.orElseGet(() -> call.text("llm_answer"));
            List<String> actions = call.texts("gold_path");
            List<Step> steps = AnnotationVectors.steps(actions);
            Repaired repaired = new RecordedAnswer(text, List.of())
                    .repair(actions, new OriginalAnswerReader(), Stalled.ASK_AGAIN)
                    .repaired();
            cache.append(variation, text, steps, repaired);
        }
        int calls = asked;
        OriginalCache.Cached cached = cache.repaired(variation).orElseThrow();
        return Verdict.all(List.of(
                () -> Verdict.same("calls", expected.integer("llm_calls"), calls),
                () -> Verdict.same("sub-goals", expected.texts("subgoals"), cached.subGoals()),
                () -> Verdict.same("steps", steps(expected), cached.actions())));
    }

    private static List<AnnotatedAction> steps(Value expected) {
        return expected.at("steps").list().stream()
                .map(step -> new AnnotatedAction(step.text(0), step.text(1)))
                .filter(step -> !step.action().equals(SubGoalEnd.ACTION))
                .toList();
    }

    private static Verdict plans(ConformanceVector vector, Path folder) {
        Value input = vector.input();
        String task = input.text("task") + "_" + input.integer("task_num");
        if (!input.at("csv_before").isNull()) {
            write(AtomicFiles.below(folder, task + "_gpt4.csv"), input.at("csv_before"));
        }
        OriginalCache cache = new OriginalCache(folder, task);
        Deque<String> answers = new ArrayDeque<>(input.texts("llm_answers"));
        List<Supplier<Verdict>> parts = new ArrayList<>();
        Value expected = vector.expected().at("calls");
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.at(i).has("error")) {
                int variation = input.at("variations").integer(i);
                Value result = expected.at(i);
                parts.add(() -> plan(cache, variation, answers, result));
            }
        }
        parts.add(() -> files(folder, vector.expected().at("csv_after")));
        return Verdict.all(parts);
    }

    private static Verdict plan(OriginalCache cache, int variation, Deque<String> answers, Value expected) {
        if (cache.answer(variation).isEmpty()) {
            if (answers.isEmpty()) {
                throw new MalformedVectorException("llm_answers has too few entries");
            }
            cache.append(variation, answers.remove());
        }
        return ParseGroup.plan(OriginalAnswerReader.plan(cache.answer(variation).orElseThrow()), expected);
    }

    private static Verdict files(Path folder, Value expected) {
        List<Supplier<Verdict>> parts = new ArrayList<>();
        for (Map.Entry<String, Value> file : expected.fields().entrySet()) {
            String text = TextFile.read(AtomicFiles.below(folder, file.getKey()));
            parts.add(() -> Verdict.same(
                    "header",
                    file.getValue().text("header"),
                    text.lines().findFirst().orElse("")));
            file.getValue()
                    .find("sha256")
                    .ifPresent(digest ->
                            parts.add(() -> Verdict.same("digest of\n" + text + "\n", digest.text(), Sha256.of(text))));
        }
        return Verdict.all(parts);
    }

    /** Rows as pandas writes a table: with the number of the row in front. */
    private static void write(Path file, Value rows) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (Value row : rows) {
            if (number == 0) {
                row.fields().keySet().forEach(name -> text.append(",").append(name));
                text.append("\n");
            }
            text.append(number++);
            row.fields().values().forEach(cell -> text.append(",").append(quoted(cell.cell())));
            text.append("\n");
        }
        AtomicFiles.write(file, text.toString());
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
