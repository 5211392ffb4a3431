package dev.cairn.pipeline.evaluate;

import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import java.util.List;

/** Scores of several agents on the same episodes. */
public record DemoResult(List<String> agents, List<Row> rows) {
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
     * Puts episodes side by side.
     *
     * @param perAgent for each agent its episodes, all in the same order; not empty
     */
    static DemoResult of(List<List<Episode>> perAgent) {
        List<Episode> firsts = perAgent.get(0);
        List<Row> rows = java.util.stream.IntStream.range(0, firsts.size())
                .mapToObj(i -> new Row(
                        firsts.get(i).variation().task().toString(),
                        firsts.get(i).variation().number(),
                        perAgent.stream().map(episodes -> cell(episodes.get(i))).toList()))
                .toList();
        return new DemoResult(
                perAgent.stream().map(episodes -> episodes.get(0).agent()).toList(), rows);
    }

    /** Mean score of an agent. */
    public double mean(int agent) {
        return rows.stream()
                .mapToInt(row -> row.cells().get(agent).score())
                .average()
                .orElse(0);
    }

    private static Cell cell(Episode episode) {
        return new Cell(
                episode.score(),
                episode.moves(),
                episode.end(),
                episode.subGoals().size());
    }
}
