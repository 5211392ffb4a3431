package dev.cairn.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Step;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.io.TemporaryFolder;
import dev.cairn.distill.Compat;
import dev.cairn.distill.annotate.cache.OriginalCache;
import dev.cairn.distill.annotate.repair.AlignmentRepair.Stalled;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.OriginalAnswerReader;
import dev.cairn.distill.annotate.repair.Repaired;
import dev.cairn.domain.action.SubGoalEnd;
import java.io.IOException;
import java.nio.file.Files;
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
        JsonNode input = vector.input();
        input.path("files_before").properties().forEach(file -> write(folder.resolve(file.getKey()), file.getValue()));
        OriginalCache cache =
                new OriginalCache(folder, input.path("task_name_id").asText());
        List<Supplier<Verdict>> parts = new ArrayList<>();
        JsonNode expected = vector.expected().path("calls");
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).has("error")) {
                JsonNode call = input.path("calls").get(i);
                JsonNode result = expected.get(i);
                parts.add(() -> annotation(cache, call, result));
            }
        }
        parts.add(() -> files(folder, vector.expected().path("csv_after")));
        return Verdict.all(parts);
    }

    private static Verdict annotation(OriginalCache cache, JsonNode call, JsonNode expected) {
        int variation = call.path("variation").asInt();
        int asked = 0;
        if (cache.repaired(variation).isEmpty()) {
            Optional<String> raw = cache.answer(variation);
            asked = raw.isPresent() ? 0 : 1;
            String text = raw.orElseGet(() -> call.path("llm_answer").asText());
            List<String> actions = GoldPaths.texts(call.path("gold_path"));
            List<Step> steps = AnnotationVectors.steps(actions);
            Repaired repaired = new RecordedAnswer(text, List.of())
                    .repair(actions, new OriginalAnswerReader(), Stalled.ASK_AGAIN)
                    .repaired();
            cache.append(variation, text, steps, repaired);
        }
        int calls = asked;
        OriginalCache.Cached cached = cache.repaired(variation).orElseThrow();
        return Verdict.all(List.of(
                () -> Verdict.same("calls", expected.path("llm_calls").asInt(), calls),
                () -> Verdict.same("sub-goals", GoldPaths.texts(expected.path("subgoals")), cached.subGoals()),
                () -> Verdict.same("steps", steps(expected), cached.actions())));
    }

    private static List<AnnotatedAction> steps(JsonNode expected) {
        return GoldPaths.stream(expected.path("steps"))
                .map(step ->
                        new AnnotatedAction(step.path(0).asText(), step.path(1).asText()))
                .filter(step -> !step.action().equals(SubGoalEnd.ACTION))
                .toList();
    }

    private static Verdict plans(ConformanceVector vector, Path folder) {
        JsonNode input = vector.input();
        String task = input.path("task").asText() + "_" + input.path("task_num").asText();
        if (input.path("csv_before").isArray()) {
            write(folder.resolve(task + "_gpt4.csv"), input.path("csv_before"));
        }
        OriginalCache cache = new OriginalCache(folder, task);
        Deque<String> answers = new ArrayDeque<>(GoldPaths.texts(input.path("llm_answers")));
        List<Supplier<Verdict>> parts = new ArrayList<>();
        JsonNode expected = vector.expected().path("calls");
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).has("error")) {
                int variation = input.path("variations").path(i).asInt();
                JsonNode result = expected.get(i);
                parts.add(() -> plan(cache, variation, answers, result));
            }
        }
        parts.add(() -> files(folder, vector.expected().path("csv_after")));
        return Verdict.all(parts);
    }

    private static Verdict plan(OriginalCache cache, int variation, Deque<String> answers, JsonNode expected) {
        if (cache.answer(variation).isEmpty()) {
            cache.append(variation, answers.remove());
        }
        return ParseGroup.plan(OriginalAnswerReader.plan(cache.answer(variation).orElseThrow()), expected);
    }

    private static Verdict files(Path folder, JsonNode expected) {
        List<Supplier<Verdict>> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> file : expected.properties()) {
            String text = read(folder.resolve(file.getKey()));
            parts.add(() -> Verdict.same(
                    "header",
                    file.getValue().path("header").asText(),
                    text.lines().findFirst().orElse("")));
            JsonNode digest = file.getValue().path("sha256");
            if (!digest.isMissingNode()) {
                parts.add(() -> Verdict.same("digest of\n" + text + "\n", digest.asText(), Sha256.of(text)));
            }
        }
        return Verdict.all(parts);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Rows as pandas writes a table: with the number of the row in front. */
    private static void write(Path file, JsonNode rows) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (JsonNode row : rows) {
            if (number == 0) {
                row.fieldNames().forEachRemaining(name -> text.append(",").append(name));
                text.append("\n");
            }
            text.append(number++);
            row.forEach(cell -> text.append(",").append(quoted(cell.asText())));
            text.append("\n");
        }
        AtomicFiles.write(file, text.toString());
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
