package dev.cairn.agent;

import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.ObservationKind;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.List;

/** A world of one corridor: five doors east is the goal, the pit is fatal, everything else wastes time. */
final class Corridor implements TextEnvironment {
    static final Variation VARIATION = new Variation(new TaskId(0, "walk", "1-1"), 0, Split.TEST);
    private static final int GOAL = 5;

    private int position;
    private int moves;
    private int score;
    private boolean fallen;
    private int limit;

    @Override
    public Outcome reset(Variation variation, ResetOptions options) {
        position = 0;
        moves = 0;
        score = 0;
        fallen = false;
        limit = options.moveLimit();
        return outcome("A corridor.");
    }

    @Override
    public Outcome step(String action) {
        if (action.equals(Step.LOOK_AROUND)) {
            return outcome(look());
        }
        if (!validActions().contains(action)) {
            return outcome("No known action matches that input.", ObservationKind.UNKNOWN_ACTION);
        }
        moves++;
        switch (action) {
            case "go to east" -> position++;
            case "go to west" -> position = Math.max(0, position - 1);
            case "jump into pit" -> fallen = true;
            default -> {}
        }
        return outcome("You are at door " + position + ".");
    }

    private Outcome outcome(String text) {
        return outcome(text, ObservationKind.RESULT);
    }

    private Outcome outcome(String text, ObservationKind kind) {
        double raw = fallen ? -1 : (double) position / GOAL;
        Outcome outcome = Outcome.of(text, kind, raw, position == GOAL, moves, score, limit);
        score = outcome.score();
        return outcome;
    }

    @Override
    public String taskDescription() {
        return "Walk east.";
    }

    @Override
    public String look() {
        return "This room is called the corridor. In it, you see: \n\ta pit\n";
    }

    @Override
    public String inventory() {
        return "In your inventory, you see:\n\tnothing\n";
    }

    @Override
    public List<String> validActions() {
        return List.of("go to east", "go to west", "jump into pit", "wait1");
    }

    @Override
    public List<String> goldActions() {
        return List.of(
                Step.LOOK_AROUND,
                "go to east",
                "go to east",
                "close door to west",
                "go to east",
                "go to east",
                "go to east");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
