package dev.cairn.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.run.EvaluationRun;
import dev.cairn.core.score.Measures;
import dev.cairn.core.score.ScoreCurve;
import dev.cairn.core.score.ScoreSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One evaluation.
 *
 * @param index place among the runs, which decides its colour
 * @param label of the agent, with a number if several have one name
 * @param facts from the manifest
 * @param curve mean score after each number of actions
 */
public record RunSection(
        int index,
        String label,
        String name,
        String protocol,
        int planned,
        ScoreSummary summary,
        Map<String, String> facts,
        Curve curve) {

    static List<RunSection> all(List<EvaluationRun> runs) {
        return IntStream.range(0, runs.size())
                .mapToObj(i -> of(i, runs.get(i), label(runs, i)))
                .toList();
    }

    static String label(List<EvaluationRun> runs, int index) {
        String agent = agent(runs.get(index));
        long alike = runs.stream().filter(run -> agent(run).equals(agent)).count();
        return alike == 1 ? agent : agent + " " + (index + 1);
    }

    /** The agent, with what names its sub-goals if that is not its own models. */
    private static String agent(EvaluationRun run) {
        String mode = run.manifest().config().path("subGoals").asText();
        return mode.isEmpty() ? run.agent() : run.agent() + " (sub-goals: " + mode.replaceFirst(":.*", "") + ")";
    }

    private static RunSection of(int index, EvaluationRun run, String label) {
        return new RunSection(
                index,
                label,
                run.name(),
                run.protocol(),
                run.planned(),
                ScoreSummary.of(run.agent(), run.protocol(), run.scores(), run.groups()),
                facts(run),
                Curve.of(ScoreCurve.means(run.scores())));
    }

    /** Whether episodes are missing still. */
    public boolean unfinished() {
        return summary.measures().episodes() < planned;
    }

    /** The run's measures in a task. */
    public Optional<Measures> task(String code) {
        return summary.tasks().stream()
                .filter(task -> task.code().equals(code))
                .map(ScoreSummary.Task::measures)
                .findFirst();
    }

    /** The run's scores in a group of tasks. */
    public Optional<ScoreSummary.Group> group(String name) {
        return summary.groups().stream()
                .filter(group -> group.name().equals(name))
                .findFirst();
    }

    /** Percentage of episodes that ended so. */
    public double ended(String reason) {
        return 100.0
                * summary.ends().getOrDefault(reason, 0L)
                / Math.max(1, summary.measures().episodes());
    }

    private static Map<String, String> facts(EvaluationRun run) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("run", run.name());
        facts.put("started", run.manifest().created());
        facts.put("Cairn", run.manifest().cairn() + " (" + run.manifest().commit() + ")");
        run.manifest()
                .config()
                .path("protocol")
                .properties()
                .forEach(part -> facts.put("protocol: " + part.getKey(), plain(part.getValue())));
        run.manifest().config().properties().stream()
                .filter(option -> option.getValue().isValueNode())
                .forEach(option -> facts.put(option.getKey(), option.getValue().asText()));
        new TreeMap<>(run.manifest().inputs()).forEach((name, hash) -> facts.put("input: " + name, hash));
        new TreeMap<>(run.manifest().machine()).forEach((name, value) -> facts.put("machine: " + name, value));
        return facts;
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
