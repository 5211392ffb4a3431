package dev.cairn.domain.pool;

import dev.cairn.core.Variation;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.List;

/** What a borrower holds. */
final class GuardedEnvironment implements TextEnvironment {
    private final EnvironmentPool pool;
    private EnvironmentThread environment;
    private boolean started;
    private boolean closed;

    GuardedEnvironment(EnvironmentPool pool) {
        this.pool = pool;
        environment = pool.take();
    }

    @Override
    public Outcome reset(Variation variation, ResetOptions options) {
        if (environment.broken()) {
            environment.close();
            environment = pool.take();
        }
        started = false;
        Outcome start = environment.call("reset to " + variation.key(), world -> world.reset(variation, options));
        started = true;
        return start;
    }

    @Override
    public Outcome step(String action) {
        return inEpisode().call("step", world -> world.step(action));
    }

    @Override
    public String taskDescription() {
        return inEpisode().call("task description", TextEnvironment::taskDescription);
    }

    @Override
    public String look() {
        return inEpisode().call("look", TextEnvironment::look);
    }

    @Override
    public String inventory() {
        return inEpisode().call("inventory", TextEnvironment::inventory);
    }

    @Override
    public List<String> validActions() {
        return inEpisode().call("valid actions", TextEnvironment::validActions);
    }

    @Override
    public List<String> goldActions() {
        return inEpisode().call("gold actions", TextEnvironment::goldActions);
    }

    private EnvironmentThread inEpisode() {
        if (!started || environment.broken()) {
            throw new IllegalStateException("no episode is running; reset starts one");
        }
        return environment;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            started = false;
            pool.giveBack(environment);
        }
    }
}
