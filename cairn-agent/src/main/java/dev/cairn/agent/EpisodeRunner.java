package dev.cairn.agent;

import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Episode;
import dev.cairn.core.Variation;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.protocol.Protocol;
import java.util.List;

/** Runs episodes: decide, act, observe, until the world, the protocol or the policy ends it. */
public final class EpisodeRunner {
    private final TextEnvironment environment;
    private final RunRules rules;
    private final EpisodeListener listener;
    private final PartTimes times;

    /** A runner by the usual rules of a protocol. */
    public EpisodeRunner(TextEnvironment environment, Protocol protocol, EpisodeListener listener) {
        this(environment, RunRules.of(protocol), listener, new PartTimes());
    }

    /**
     * A runner.
     *
     * @param times adds up how long the matcher takes
     */
    public EpisodeRunner(TextEnvironment environment, RunRules rules, EpisodeListener listener, PartTimes times) {
        this.environment = environment;
        this.rules = rules;
        this.listener = listener;
        this.times = times;
    }

    /** Runs one episode from its start to its end, or several if the policy wants to try again: the best of them counts. */
    public Episode run(Policy policy, Variation variation) {
        return Trials.run(policy, one -> trial(one, variation));
    }

    private Episode trial(Policy policy, Variation variation) {
        try {
            return episode(policy, variation);
        } catch (RuntimeException e) {
            // Not even begun: it counts 0 all the same.
            return new Episode(
                    policy.name(),
                    rules.protocol().name(),
                    variation,
                    "",
                    0,
                    0,
                    0,
                    0,
                    EpisodeFailure.endOf(e, variation, listener),
                    List.of(),
                    List.of(),
                    List.of());
        }
    }

    private Episode episode(Policy policy, Variation variation) {
        OngoingEpisode ongoing = OngoingEpisode.begin(environment, rules, listener, times, policy, variation);
        while (ongoing.end().isEmpty()) {
            ongoing.step();
        }
        Episode episode = ongoing.episode();
        listener.ended(episode);
        return episode;
    }
}
