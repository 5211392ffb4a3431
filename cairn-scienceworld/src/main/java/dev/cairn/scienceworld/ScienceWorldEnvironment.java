package dev.cairn.scienceworld;

import dev.cairn.core.CairnException;
import dev.cairn.core.Step;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.ObservationKind;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.List;
import java.util.Set;

/**
 * ScienceWorld with the step semantics of its Python package: scores in whole points, done at completion, at a
 * negative score or past the move limit, and a first {@code look around}, which takes no time.
 */
final class ScienceWorldEnvironment implements TextEnvironment {
    /** Heading of the simulator's task text. */
    private static final String TASK_HEADING = "Task Description:\n";

    private final SimulatorSession session;
    private final String version;
    private int moveLimit;
    private int score;
    private boolean withGold;
    private boolean started;

    ScienceWorldEnvironment(SimulatorSession session, String version) {
        this.session = session;
        this.version = version;
    }

    @Override
    public Outcome reset(Variation variation, ResetOptions options) {
        moveLimit = options.moveLimit();
        withGold = options.withGold();
        score = 0;
        started = false;
        Set<Simplification> simplifications = Simplification.parse(options.simplifications(), variation.task());
        Simplification.requireIn(version, simplifications);
        session.load(variation.task().name(), variation.number(), Simplification.list(simplifications), withGold);
        Outcome start = move(Step.LOOK_AROUND);
        if (start.kind() == ObservationKind.ERROR) {
            throw new UserException("the simulator cannot load " + variation.key() + ": "
                    + start.observation()
                            .substring(ObservationTexts.ERROR.length())
                            .strip());
        }
        started = true;
        return start;
    }

    @Override
    public Outcome step(String action) {
        requireStarted();
        return move(action);
    }

    private Outcome move(String action) {
        String observation = session.step(action);
        Outcome outcome = Outcome.of(
                observation,
                session.failed() ? ObservationKind.ERROR : ObservationTexts.kind(observation),
                session.score(),
                session.completed(),
                session.moves(),
                score,
                moveLimit);
        score = outcome.score();
        return outcome;
    }

    @Override
    public String taskDescription() {
        requireStarted();
        String text = session.taskDescription();
        if (!text.startsWith(TASK_HEADING)) {
            throw new CairnException("unexpected task text: " + text);
        }
        return text.substring(TASK_HEADING.length());
    }

    @Override
    public String look() {
        requireStarted();
        return session.look();
    }

    @Override
    public String inventory() {
        requireStarted();
        return session.inventory();
    }

    @Override
    public List<String> validActions() {
        requireStarted();
        return session.validActions();
    }

    @Override
    public List<String> goldActions() {
        requireStarted();
        return withGold ? session.goldActions() : List.of();
    }

    @Override
    public void close() {
        // nothing else to release: a session's objects go with it, its classes with its world
        started = false;
    }

    private void requireStarted() {
        if (!started) {
            throw new IllegalStateException("no episode: call reset first");
        }
    }
}
