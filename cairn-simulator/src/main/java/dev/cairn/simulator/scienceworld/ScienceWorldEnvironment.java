package dev.cairn.simulator.scienceworld;

import dev.cairn.core.CairnException;
import dev.cairn.core.Step;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.simulator.Outcome;
import dev.cairn.simulator.ResetOptions;
import dev.cairn.simulator.TextEnvironment;
import java.util.List;

/**
 * ScienceWorld with the step semantics of its Python package: scores in whole points, done at completion, at a
 * negative score or past the move limit, and a first {@code look around}, which takes no time.
 */
final class ScienceWorldEnvironment implements TextEnvironment {
    /** Heading of the simulator's task text. */
    private static final String TASK_HEADING = "Task Description:\n";

    /** Errors come back as observations, not as exceptions. */
    private static final String ERROR = "ERROR:";

    private final Bridge bridge;
    private int moveLimit;
    private int score;
    private boolean withGold;

    ScienceWorldEnvironment(ScienceWorldJar jar) {
        bridge = new Bridge(jar);
    }

    @Override
    public Outcome reset(Variation variation, ResetOptions options) {
        moveLimit = options.moveLimit();
        withGold = options.withGold();
        score = 0;
        bridge.load(variation.task().name(), variation.number(), options.simplifications(), withGold);
        Outcome start = step(Step.LOOK_AROUND);
        if (start.observation().startsWith(ERROR)) {
            throw new UserException("the simulator cannot load " + variation.key() + " with simplifications '"
                    + options.simplifications() + "': "
                    + start.observation().substring(ERROR.length()).strip());
        }
        return start;
    }

    @Override
    public Outcome step(String action) {
        String observation = bridge.text("step", action);
        Outcome outcome = Outcome.of(
                observation,
                bridge.number("getScore"),
                bridge.flag("getCompleted"),
                (int) bridge.number("getNumMoves"),
                score,
                moveLimit);
        score = outcome.score();
        return outcome;
    }

    @Override
    public String taskDescription() {
        String text = bridge.text("freeActionTaskDesc");
        if (!text.startsWith(TASK_HEADING)) {
            throw new CairnException("unexpected task text: " + text);
        }
        return text.substring(TASK_HEADING.length());
    }

    @Override
    public String look() {
        return bridge.text("freeActionLook");
    }

    @Override
    public String inventory() {
        return bridge.text("freeActionInventory");
    }

    @Override
    public List<String> validActions() {
        return bridge.texts("getValidActionObjectCombinations").stream()
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public List<String> goldActions() {
        return withGold ? bridge.texts("getGoldActionSequence") : List.of();
    }

    @Override
    public void close() {
        bridge.close();
    }
}
