package dev.cairn.pipeline.improve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rounds of improvement for people to read. */
public final class ImproveTable {
    private ImproveTable() {}

    /** A line for each round, after one about the models before. */
    public static List<String> lines(ImproveResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "before    dev %.1f [%.1f, %.1f]",
                result.before().mean(),
                result.before().low(),
                result.before().high()));
        result.rounds().forEach(round -> lines.add(line(round)));
        return lines;
    }

    static String line(ImproveResult.Round round) {
        SearchResult search = round.search();
        return String.format(
                Locale.ROOT,
                "round %-3d dev %.1f [%.1f, %.1f]%s; played %d variations in %d episodes: %.1f alone, %d solved alone,"
                        + " %d more by search; %d found so far",
                round.number(),
                round.dev().mean(),
                round.dev().low(),
                round.dev().high(),
                round.kept() ? ", kept" : "",
                search.variations(),
                search.attempts(),
                search.score(),
                search.solvedAlone(),
                search.solvedBySearch(),
                round.found());
    }
}
