package dev.cairn.report;

import dev.cairn.core.Episode;
import dev.cairn.core.io.Json;
import dev.cairn.core.run.EvaluationRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Episodes for the script of the page: a list of rows, and the steps in packed chunks, which it unpacks when somebody opens an episode
 * or searches. Nothing in any of it can end the element it stands in: the JSON is without {@code <}, the chunks are Base64.
 *
 * @param index JSON array of rows
 * @param chunks in the order of the rows
 */
public record EpisodeData(String index, List<EpisodeChunk> chunks) {
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
        List<EpisodeChunk> chunks = new ArrayList<>();
        EpisodeChunk.Packer packer = new EpisodeChunk.Packer(chunks::add);
        for (int i = 0; i < runs.size(); i++) {
            int run = i;
            runs.get(i).forEachEpisode(episode -> {
                rows.add(row(run, episode));
                packer.add(Json.write(episode.steps()));
            });
        }
        packer.finish();
        return new EpisodeData(Json.write(rows).replace("<", "\\u003c"), chunks);
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
}
