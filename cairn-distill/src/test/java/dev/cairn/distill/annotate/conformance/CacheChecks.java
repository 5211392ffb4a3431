package dev.cairn.distill.annotate.conformance;

import static dev.cairn.distill.annotate.conformance.VectorCheck.compare;
import static dev.cairn.distill.annotate.conformance.VectorCheck.first;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Step;
import dev.cairn.core.io.Sha256;
import dev.cairn.distill.annotate.cache.OriginalCache;
import dev.cairn.distill.annotate.repair.AlignmentRepair;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.Answer;
import dev.cairn.distill.annotate.repair.OriginalAnswerReader;
import dev.cairn.distill.annotate.repair.Repaired;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code annotation_cache}: the published order of look-ups on real files, and the files afterwards. */
final class CacheChecks implements VectorCheck {
    private final Path scratch;
    private int cases;

    CacheChecks(Path scratch) {
        this.scratch = scratch;
    }

    @Override
    public Optional<String> check(JsonNode vector) {
        try {
            Path folder = Files.createDirectory(scratch.resolve("case" + cases++));
            return vector.path("case").asText().startsWith("test_time_planner")
                    ? plans(vector, folder)
                    : annotations(vector, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> annotations(JsonNode vector, Path folder) throws IOException {
        for (Map.Entry<String, JsonNode> file : vector.at("/input/files_before").properties()) {
            write(folder.resolve(file.getKey()), file.getValue());
        }
        OriginalCache cache =
                new OriginalCache(folder, vector.at("/input/task_name_id").asText());
        JsonNode expected = vector.at("/expected/calls");
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).has("error")) {
                // the published code cannot make its own prompt file any more; Cairn needs none
                continue;
            }
            Optional<String> difference = call(cache, vector.at("/input/calls").get(i), expected.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return files(folder, vector.at("/expected/csv_after"));
    }

    private static Optional<String> call(OriginalCache cache, JsonNode call, JsonNode expected) {
        int variation = call.path("variation").asInt();
        List<Step> steps = AnnotationChecks.steps(AnnotationVectors.texts(call.path("gold_path")));
        int asked = 0;
        if (cache.repaired(variation).isEmpty()) {
            Optional<String> raw = cache.answer(variation);
            asked = raw.isPresent() ? 0 : 1;
            String text = raw.orElseGet(() -> call.path("llm_answer").asText());
            Answer answer = new OriginalAnswerReader().read(text);
            Repaired repaired = new AlignmentRepair(run -> List.of(), AlignmentRepair.Stalled.ASK_AGAIN)
                    .repair(steps.stream().map(Step::action).toList(), answer);
            cache.append(variation, text, steps, repaired);
        }
        OriginalCache.Cached cached = cache.repaired(variation).orElseThrow();
        List<String> recorded = new ArrayList<>();
        expected.path("steps").forEach(step -> {
            if (!step.get(0).asText().equals("end subgoal")) {
                recorded.add(
                        new AnnotatedAction(step.get(0).asText(), step.get(1).asText()).toString());
            }
        });
        return first(
                compare("calls", asked, expected.path("llm_calls").asInt()),
                compare("sub-goals", cached.subGoals(), AnnotationVectors.texts(expected.path("subgoals"))),
                compare("steps", cached.actions().stream().map(Object::toString).toList(), recorded));
    }

    private static Optional<String> plans(JsonNode vector, Path folder) throws IOException {
        String task = vector.at("/input/task").asText() + "_"
                + vector.at("/input/task_num").asText();
        JsonNode before = vector.at("/input/csv_before");
        if (before.isArray()) {
            write(folder.resolve(task + "_gpt4.csv"), before);
        }
        OriginalCache cache = new OriginalCache(folder, task);
        List<String> answers = new ArrayList<>(AnnotationVectors.texts(vector.at("/input/llm_answers")));
        JsonNode expected = vector.at("/expected/calls");
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).has("error")) {
                continue;
            }
            int variation = vector.at("/input/variations").get(i).asInt();
            if (cache.answer(variation).isEmpty()) {
                cache.append(variation, answers.remove(0));
            }
            OriginalAnswerReader.Plan plan =
                    OriginalAnswerReader.plan(cache.answer(variation).orElseThrow());
            Optional<String> difference = first(
                    compare(
                            "sub-goals",
                            plan.subGoals(),
                            AnnotationVectors.texts(expected.get(i).path("subgoals"))),
                    compare(
                            "actions",
                            plan.actions(),
                            AnnotationVectors.texts(expected.get(i).path("actions"))));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> files(Path folder, JsonNode expected) throws IOException {
        for (Map.Entry<String, JsonNode> file : expected.properties()) {
            String text = Files.readString(folder.resolve(file.getKey()));
            JsonNode sha = file.getValue().path("sha256");
            Optional<String> difference = first(
                    compare(
                            "header",
                            text.lines().findFirst().orElse(""),
                            file.getValue().path("header").asText()),
                    sha.isMissingNode()
                            ? Optional.empty()
                            : compare("digest of\n" + text + "\n", Sha256.of(text), sha.asText()));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    /** Rows as pandas writes a table: with the number of the row in front. */
    private static void write(Path file, JsonNode rows) throws IOException {
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
        Files.writeString(file, text);
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
