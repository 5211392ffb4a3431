package dev.cairn.pipeline.evaluate;

import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Scores of several agents on the same episodes.
 *
 * @param groups means over the episodes of each group of tasks, then over all
 */
public record DemoResult(List<String> agents, List<Row> rows, List<Group> groups) {
    /**
     * One episode.
     *
     * @param cells one for each agent
     */
    public record Row(String task, int variation, List<Cell> cells) {}

    /**
     * How an agent did.
     *
     * @param subGoals how many it pursued; 0 for agents without
     */
    public record Cell(int score, int moves, EndReason end, int subGoals) {}

    /**
     * Some of the episodes.
     *
     * @param means mean score of each agent, 0 to 100
     */
    public record Group(String name, int episodes, List<Double> means) {}

    private static final String ALL = "all";

    /**
     * Puts episodes side by side.
     *
     * @param perAgent for each agent its episodes, all in the same order; not empty
     * @param groups codes of the tasks of each group
     */
    static DemoResult of(List<List<Episode>> perAgent, Map<String, List<String>> groups) {
        List<Episode> firsts = perAgent.get(0);
        List<Row> rows = IntStream.range(0, firsts.size())
                .mapToObj(i -> new Row(
                        firsts.get(i).variation().task().toString(),
                        firsts.get(i).variation().number(),
                        perAgent.stream().map(episodes -> cell(episodes.get(i))).toList()))
                .toList();
        List<Group> means = new ArrayList<>();
        groups.forEach((name, codes) -> means.add(group(name, perAgent, codes)));
        means.add(group(
                ALL,
                perAgent,
                firsts.stream()
                        .map(episode -> episode.variation().task().code())
                        .toList()));
        return new DemoResult(
                perAgent.stream().map(episodes -> episodes.get(0).agent()).toList(), rows, means);
    }

    private static Group group(String name, List<List<Episode>> perAgent, List<String> codes) {
        List<List<Episode>> chosen = perAgent.stream()
                .map(episodes -> episodes.stream()
                        .filter(episode ->
                                codes.contains(episode.variation().task().code()))
                        .toList())
                .toList();
        return new Group(
                name,
                chosen.get(0).size(),
                chosen.stream()
                        .map(episodes -> episodes.stream()
                                .mapToInt(Episode::score)
                                .average()
                                .orElse(0))
                        .toList());
    }

    private static Cell cell(Episode episode) {
        return new Cell(
                episode.score(),
                episode.moves(),
                episode.end(),
                episode.subGoals().size());
    }
}
