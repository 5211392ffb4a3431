package dev.cairn.domain.toy;

import dev.cairn.core.TaskId;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.edit.TrajectoryEdits;
import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.TextReader;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A house with four rooms and three tasks: bring a thing to a room, put one into the box, choose the one that a note
 * names (a wrong choice is fatal). Asks back when a ball is meant and there are two.
 */
public final class ToyWorld implements Domain {
    /** Name of the domain. */
    public static final String NAME = "toy";

    private static final TaskCatalog CATALOG = new TaskCatalog(
            List.of(
                    new TaskCatalog.Entry(new TaskId(0, "bring-thing", "t-1"), Errand.VARIATIONS),
                    new TaskCatalog.Entry(new TaskId(1, "choose-thing", "t-2"), Errand.VARIATIONS),
                    new TaskCatalog.Entry(new TaskId(2, "pack-thing", "t-3"), Errand.VARIATIONS)),
            Map.of("carry", Set.of("t-1", "t-3")));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TaskCatalog tasks() {
        return CATALOG;
    }

    @Override
    public TextReader texts() {
        return new ToyTexts();
    }

    @Override
    public PromptTexts promptTexts() {
        return new ToyPromptTexts();
    }

    @Override
    public TrajectoryEdits edits() {
        return new ToyEdits();
    }

    @Override
    public TextEnvironment open() {
        return new ToyEnvironment();
    }

    @Override
    public Map<String, String> provenance() {
        return Map.of("domain", NAME, "domain.content", "1");
    }
}
