package dev.cairn.conformance.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cairn.core.Step;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.Repaired;
import dev.cairn.distill.annotate.repair.SubGoalEnds;
import dev.cairn.domain.action.SubGoalEnd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that the published code keeps for one task: {@code <name>_<index>_gpt4_4_steps_.csv} with repaired answers,
 * {@code <name>_<index>_chatgpt_4_steps_.csv} likewise, and {@code <name>_<index>_gpt4.csv} with answers as they came.
 */
public final class OriginalCache {
    private static final String VARIATIONS = "variations";
    private static final String OUTPUT = "chatgpt_output";

    /**
     * A repaired answer.
     *
     * @param actions without the artificial ends of sub-goals
     */
    public record Cached(List<String> subGoals, List<AnnotatedAction> actions) {
        public Cached {
            subGoals = List.copyOf(subGoals);
            actions = List.copyOf(actions);
        }
    }

    private final Path folder;
    private final String stem;

    /**
     * The cache of a task.
     *
     * @param task name and index as in the file names, for example {@code find-animal_5}
     */
    public OriginalCache(Path folder, String task) {
        this.folder = folder;
        this.stem = task + "_";
    }

    /** The repaired answer for a variation; the first row counts. */
    public Optional<Cached> repaired(int variation) {
        return row(steps("gpt4"), variation)
                .or(() -> row(steps("chatgpt"), variation))
                .map(row -> new Cached(
                        texts(literal(row, "subgoal", variation)), actions(literal(row, "steps", variation))));
    }

    /** The answer for a variation as the model gave it. */
    public Optional<String> answer(int variation) {
        return row(AtomicFiles.below(folder, stem + "gpt4.csv"), variation).map(row -> cell(row, OUTPUT));
    }

    /** Adds an answer as it came. */
    public void append(int variation, String answer) {
        Map<String, String> row = start(variation, answer);
        CsvFile.append(AtomicFiles.below(folder, stem + "gpt4.csv"), row);
    }

    /** Adds a repaired answer. */
    public void append(int variation, String answer, List<Step> steps, Repaired repaired) {
        SubGoalEnds ends = SubGoalEnds.insert(steps, repaired.actions());
        Map<String, String> row = start(variation, answer);
        row.put("subgoal", PythonLiteral.write(list(ends.subGoals())));
        row.put("path_act_sg", PythonLiteral.write(pairs(repaired.actions())));
        row.put("steps", PythonLiteral.write(rows(ends.rows())));
        CsvFile.append(steps("gpt4"), row);
    }

    private Path steps(String model) {
        return AtomicFiles.below(folder, stem + model + "_4_steps_.csv");
    }

    private static Map<String, String> start(int variation, String answer) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("", "0");
        row.put(VARIATIONS, Integer.toString(variation));
        row.put(OUTPUT, answer);
        return row;
    }

    private static Optional<Map<String, String>> row(Path file, int variation) {
        String wanted = Integer.toString(variation);
        return CsvFile.read(file).stream()
                .filter(row -> cell(row, VARIATIONS).equals(wanted)
                        && !cell(row, OUTPUT).isEmpty())
                .findFirst();
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private JsonNode literal(Map<String, String> row, String column, int variation) {
        try {
            return PythonLiteral.parse(cell(row, column));
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "the column '" + column + "' of variation " + variation + " in the cache " + folder.resolve(stem)
                            + "... cannot be read (" + e.getMessage() + "); mend or delete that row",
                    e);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<AnnotatedAction> actions(JsonNode steps) {
        List<AnnotatedAction> actions = new ArrayList<>();
        for (JsonNode step : steps) {
            String action = step.path("action").asText();
            if (!action.equals(SubGoalEnd.ACTION)) {
                actions.add(new AnnotatedAction(action, step.path("subgoal").asText()));
            }
        }
        return actions;
    }

    private static ArrayNode list(List<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static ArrayNode pairs(List<AnnotatedAction> actions) {
        ArrayNode pairs = JsonNodeFactory.instance.arrayNode();
        actions.forEach(action -> pairs.addObject()
                .put("action", action.action())
                .put("sg", action.subGoal())
                .put("idx", pairs.size() - 1));
        return pairs;
    }

    private static ArrayNode rows(List<SubGoalEnds.Row> rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (SubGoalEnds.Row row : rows) {
            Step step = row.step();
            var object = list.addObject()
                    .put("action", step.action())
                    .put("observation", step.observation())
                    .put("score", Double.toString(step.score()))
                    .put("isCompleted", Boolean.toString(step.completed()))
                    .put("freelook", step.look())
                    .put("inventory", step.inventory());
            row.subGoal().ifPresent(subGoal -> object.put("subgoal", subGoal));
        }
        return list;
    }
}
