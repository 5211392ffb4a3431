package dev.cairn.textworldexpress;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A game, which is a task here: each seed makes one variation of it.
 *
 * @param parameters how large and how hard its worlds are; empty for those that the package has by default
 */
record Game(String name, String code, String parameters) {
    private static final List<Split> SPLITS = List.of(Split.TRAIN, Split.DEV, Split.TEST);

    /** Seeds of each split. */
    private static final int SEEDS = 1000;

    /** Between the first seeds of two splits. */
    private static final int DISTANCE = 10_000;

    static final List<Game> ALL = List.of(
            new Game(
                    "cookingworld",
                    "cook",
                    "numLocations=3,numIngredients=2,numDistractorItems=3,includeDoors=1,limitInventorySize=0"),
            new Game("coin", "coin", "numLocations=5,numDistractorItems=0,includeDoors=1,limitInventorySize=0"),
            new Game("twc", "twc", "numLocations=2,numItemsToPutAway=2,includeDoors=0,limitInventorySize=0"),
            new Game(
                    "mapreader",
                    "map",
                    "numLocations=8,maxDistanceApart=2,includeDoors=0,maxDistractorItemsPerLocation=0"),
            new Game("arithmetic", "math", ""),
            new Game("sorting", "sort", ""),
            new Game("simonsays", "simon", ""),
            new Game("peckingorder", "peck", ""));

    /** Of all games; the group {@code household} has those with rooms and things in them. */
    static TaskCatalog catalog() {
        List<TaskCatalog.Entry> entries = new ArrayList<>();
        for (Game game : ALL) {
            TaskId task = new TaskId(entries.size(), game.name(), game.code());
            entries.add(new TaskCatalog.Entry(task, 3 * SEEDS, (number, count) -> SPLITS.get(number / SEEDS)));
        }
        return new TaskCatalog(entries, Map.of("household", Set.of("cook", "coin", "twc", "map")));
    }

    /** The package's own seeds: train from 0, dev from 10,000, test from 20,000. */
    static int seed(Variation variation) {
        return DISTANCE * (variation.number() / SEEDS) + variation.number() % SEEDS;
    }
}
