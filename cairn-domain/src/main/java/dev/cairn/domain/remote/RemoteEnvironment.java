package dev.cairn.domain.remote;

import dev.cairn.core.Step;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.ObservationKind;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An environment over a session: keeps what the world told last, counts moves, and looks around without asking. A session in which
 * something went wrong is given up; the next reset opens another one.
 */
final class RemoteEnvironment implements TextEnvironment {
    private final Supplier<RemoteSession> connect;
    private final Set<String> simplifications;
    private @Nullable RemoteSession session;
    private @Nullable Episode episode;

    /** What is known of the episode under way. */
    private static final class Episode {
        final String task;
        final List<String> gold;
        final int moveLimit;
        String look;
        String inventory;
        List<String> actions;
        int moves;
        double rawScore;
        int score;
        boolean completed;

        Episode(Reply start, ResetOptions options) {
            task = start.task().orElse(start.observation());
            gold = options.withGold() ? start.gold() : List.of();
            moveLimit = options.moveLimit();
            look = start.look().orElse(start.observation());
            inventory = start.inventory().orElse("");
            actions = distinct(start.actions().orElse(List.of()));
            rawScore = start.score();
            score = Outcome.points(rawScore);
            completed = start.done();
        }

        /** Takes over what has changed; an action that the world does not know changes nothing. */
        Outcome observe(Reply reply, boolean known) {
            if (known) {
                moves++;
                look = reply.look().orElse(reply.observation());
                inventory = reply.inventory().orElse(inventory);
                actions = reply.actions().map(Episode::distinct).orElse(actions);
                rawScore = reply.score();
                completed = reply.done();
            }
            return outcome(reply.observation(), known ? ObservationKind.RESULT : ObservationKind.UNKNOWN_ACTION);
        }

        Outcome outcome(String observation, ObservationKind kind) {
            Outcome outcome = Outcome.of(observation, kind, rawScore, completed, moves, score, moveLimit);
            score = outcome.score();
            return outcome;
        }

        private static List<String> distinct(List<String> actions) {
            return List.copyOf(new LinkedHashSet<>(actions));
        }
    }

    /**
     * An environment.
     *
     * @param connect opens a session
     * @param simplifications that the world knows besides the usual ones
     */
    RemoteEnvironment(Supplier<RemoteSession> connect, Set<String> simplifications) {
        this.connect = connect;
        this.simplifications = simplifications;
    }

    @Override
    public Outcome reset(Variation variation, ResetOptions options) {
        episode = null;
        requireKnown(options.simplifications());
        RemoteSession open = session == null ? connect.get() : session;
        session = open;
        Reply start = guarded(() -> open.reset(variation, options));
        Episode begun = new Episode(start, options);
        episode = begun;
        return begun.outcome(begun.look, ObservationKind.RESULT);
    }

    @Override
    public Outcome step(String action) {
        Episode current = episode();
        if (action.equals(Step.LOOK_AROUND) && !current.actions.contains(action)) {
            return current.outcome(current.look, ObservationKind.RESULT);
        }
        RemoteSession open = session;
        if (open == null) {
            throw noEpisode();
        }
        Reply reply = guarded(() -> open.step(action));
        boolean valid = current.actions.isEmpty() || current.actions.contains(action);
        return current.observe(reply, reply.known().orElse(valid));
    }

    @Override
    public String taskDescription() {
        return episode().task;
    }

    @Override
    public String look() {
        return episode().look;
    }

    @Override
    public String inventory() {
        return episode().inventory;
    }

    @Override
    public List<String> validActions() {
        return episode().actions;
    }

    @Override
    public List<String> goldActions() {
        return episode().gold;
    }

    @Override
    public void close() {
        episode = null;
        giveUp();
    }

    private Reply guarded(Supplier<Reply> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            episode = null;
            giveUp();
            throw e;
        }
    }

    private void giveUp() {
        RemoteSession open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    private Episode episode() {
        if (episode == null) {
            throw noEpisode();
        }
        return episode;
    }

    private static IllegalStateException noEpisode() {
        return new IllegalStateException("no episode: call reset first");
    }

    private void requireKnown(String names) {
        Stream.of(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals(ResetOptions.EASY) && !simplifications.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new UserException("the world knows no simplification '" + unknown + "'; it has "
                            + (simplifications.isEmpty() ? "none of its own" : String.join(", ", simplifications))
                            + ", and takes " + ResetOptions.EASY);
                });
    }
}
