package dev.cairn.serve.agentgym;

import dev.cairn.core.Variation;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.serve.http.HttpProblem;
import dev.cairn.serve.http.OneAtATime;
import java.util.LinkedHashMap;
import java.util.Map;

/** One environment of a client. Its answers are those of AgentGym's servers, field by field. */
final class GymEnvironment extends OneAtATime {
    private static final int MOVES = 100;

    private final String world;
    private final TextEnvironment environment;
    private final Games games;
    private final String simplifications;
    private final Map<String, Object> last = new LinkedHashMap<>();
    private boolean done;

    /**
     * An environment.
     *
     * @param world name in the path of its requests
     */
    GymEnvironment(String world, TextEnvironment environment, Games games, String simplifications) {
        this.world = world;
        this.environment = environment;
        this.games = games;
        this.simplifications = simplifications;
    }

    String world() {
        return world;
    }

    Map<String, Object> reset(int index) {
        return alone(() -> {
            Variation variation = games.variation(index);
            last.clear();
            done = true;
            Outcome start = environment.reset(variation, new ResetOptions(simplifications, MOVES, false));
            last.put("task_name", variation.task().name());
            last.put("var_num", variation.number());
            last.put("task_description", environment.taskDescription());
            putOutcome(start);
            last.put("deleted", false);
            return Map.copyOf(last);
        });
    }

    Map<String, Object> step(String action) {
        return alone(() -> {
            requireOngoing();
            Outcome outcome = environment.step(action);
            putOutcome(outcome);
            return Map.of(
                    "observation", outcome.observation(),
                    "reward", outcome.reward(),
                    "score", outcome.score(),
                    "done", outcome.done());
        });
    }

    /** The last observation. */
    Object observation() {
        return alone(() -> {
            requireOngoing();
            return last.get("observation");
        });
    }

    /** All that the last reset and step told. */
    Map<String, Object> detail() {
        return alone(() -> {
            requireOngoing();
            return Map.copyOf(last);
        });
    }

    private void putOutcome(Outcome outcome) {
        done = outcome.done();
        last.put("observation", outcome.observation());
        last.put("reward", outcome.reward());
        last.put("score", outcome.score());
        last.put("done", outcome.done());
    }

    private void requireOngoing() {
        if (last.isEmpty()) {
            throw HttpProblem.conflict("no episode has begun in this environment: reset it first");
        }
        if (done) {
            throw HttpProblem.conflict("the episode in this environment has finished: reset it");
        }
    }

    @Override
    public boolean busy() {
        return false;
    }

    @Override
    protected void release() {
        environment.close();
    }
}
