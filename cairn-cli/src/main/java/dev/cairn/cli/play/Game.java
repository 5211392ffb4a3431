package dev.cairn.cli.play;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A game on disk: every step is in {@code steps.jsonl} before the next one can be made; a game that was cut off goes on by
 * making its steps again. {@link #save()} writes {@code trajectories.jsonl}, which the other commands read.
 */
public final class Game implements AutoCloseable {
    private static final String STEPS = "steps.jsonl";
    private static final String TRAJECTORY = "trajectories.jsonl";

    private final TextEnvironment environment;
    private final Variation variation;
    private final Path directory;
    private final JsonlLog log;
    private final List<Step> steps = new ArrayList<>();
    private Outcome last;

    private Game(TextEnvironment environment, Variation variation, Path directory, JsonlLog log, Outcome first) {
        this.environment = environment;
        this.variation = variation;
        this.directory = directory;
        this.log = log;
        this.last = first;
    }

    /**
     * Starts a game, or goes on with the one in {@code directory}.
     *
     * @throws UserException if the steps on disk give something else now than when they were made
     */
    public static Game open(TextEnvironment environment, Variation variation, ResetOptions options, Path directory) {
        Outcome first = environment.reset(variation, options);
        Path file = directory.resolve(STEPS);
        JsonlLog log = JsonlLog.open(file);
        Game game = new Game(environment, variation, directory, log, first);
        Step start = step(Step.LOOK_AROUND, first, environment.look(), environment.inventory());
        if (log.size() == 0) {
            game.add(start, first);
        } else {
            game.repeat(file, start, first);
        }
        return game;
    }

    /** Makes a move. */
    public Outcome act(String action) {
        String look = environment.look();
        String inventory = environment.inventory();
        Outcome outcome = environment.step(action);
        add(step(action, outcome, look, inventory), outcome);
        return outcome;
    }

    /** What the newest move led to. */
    public Outcome last() {
        return last;
    }

    /** Everything so far, {@code look around} at the start included. */
    public Trajectory trajectory() {
        return new Trajectory(variation, environment.taskDescription(), steps);
    }

    /** Surroundings of the player. */
    public TextEnvironment environment() {
        return environment;
    }

    /** Writes the trajectory so far and returns its file. */
    public Path save() {
        Path file = directory.resolve(TRAJECTORY);
        AtomicFiles.write(file, Json.write(trajectory()) + "\n");
        return file;
    }

    @Override
    public void close() {
        save();
        log.close();
        environment.close();
    }

    private void add(Step step, Outcome outcome) {
        log.append(step);
        steps.add(step);
        last = outcome;
    }

    private void repeat(Path file, Step start, Outcome first) {
        List<Step> before = Jsonl.read(file, Step.class);
        requireSame(file, 0, before.get(0), start);
        steps.add(start);
        last = first;
        for (Step wanted : before.subList(1, before.size())) {
            String look = environment.look();
            String inventory = environment.inventory();
            last = environment.step(wanted.action());
            Step again = step(wanted.action(), last, look, inventory);
            requireSame(file, steps.size(), wanted, again);
            steps.add(again);
        }
    }

    private static void requireSame(Path file, int index, Step wanted, Step found) {
        if (!wanted.equals(found)) {
            throw new UserException(file + ", line " + (index + 1) + ": '" + wanted.action()
                    + "' gives something else in this world now; start again with --fresh");
        }
    }

    private static Step step(String action, Outcome outcome, String look, String inventory) {
        return new Step(action, outcome.observation(), outcome.rawScore(), outcome.completed(), look, inventory);
    }
}
