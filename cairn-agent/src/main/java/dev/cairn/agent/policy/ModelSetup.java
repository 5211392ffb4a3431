package dev.cairn.agent.policy;

import static dev.cairn.core.InvalidValueException.requireBetween;

import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.policy.ServedModel.Servers;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.domain.Domain;
import java.nio.file.Path;

/**
 * Where the models of an agent lie and who computes for them.
 *
 * @param domain that the agent acts in
 * @param models where they are
 * @param servers asks those that are served
 * @param beams width of the beam search, and the number of answers
 * @param threads to be closed before the models are
 * @param times adds up how long the models take
 */
public record ModelSetup(
        Domain domain, AgentModels models, Servers servers, int beams, ModelThreads threads, PartTimes times) {
    /** More would only take memory: answers behind the first few are hardly ever valid where those are not. */
    private static final int MOST_BEAMS = 100;

    public ModelSetup {
        requireBeams(beams);
    }

    /** Models of this process, all in one folder. */
    public ModelSetup(Domain domain, Path folder, int beams, ModelThreads threads, PartTimes times) {
        this(domain, AgentModels.in(folder), Servers.NONE, beams, threads, times);
    }

    /** @throws dev.cairn.core.InvalidValueException unless a beam search can have this width */
    public static void requireBeams(int beams) {
        requireBetween(1, MOST_BEAMS, "beams", beams);
    }
}
