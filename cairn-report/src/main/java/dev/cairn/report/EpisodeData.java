package dev.cairn.report;

import dev.cairn.core.Episode;
import dev.cairn.core.io.Json;
import dev.cairn.core.run.EvaluationRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Episodes for the script of the page: a list of rows, and for each row its episode in a text of its own, which is read
 * only when somebody opens it. All of it is JSON without {@code <}, so nothing in it can end the element it stands in.
 *
 * @param index JSON array of rows
 * @param episodes JSON of each episode, in the order of the rows
 */
public record EpisodeData(String index, List<String> episodes) {
    /** What the list shows of an episode. */
    record Row(
            int run,
            String task,
            String name,
            int variation,
            String description,
            int score,
            int last,
            int best,
            int moves,
            int steps,
            int subGoals,
            String end) {}

    static EpisodeData of(List<EvaluationRun> runs) {
        List<Row> rows = new ArrayList<>();
        List<String> episodes = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            for (Episode episode : runs.get(run).episodes()) {
                rows.add(row(run, episode));
                episodes.add(harmless(Json.write(episode.steps())));
            }
        }
        return new EpisodeData(harmless(Json.write(rows)), episodes);
    }

    private static Row row(int run, Episode episode) {
        return new Row(
                run,
                episode.variation().task().code(),
                episode.variation().task().name(),
                episode.variation().number(),
                episode.taskDescription(),
                episode.score(),
                episode.lastScore(),
                episode.bestScore(),
                episode.moves(),
                episode.steps().size(),
                episode.subGoals().size(),
                episode.end().label());
    }

    private static String harmless(String json) {
        return json.replace("<", "\\u003c");
    }
}
