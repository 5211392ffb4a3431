package dev.cairn.serve.agents;

import dev.cairn.core.Variation;
import dev.cairn.serve.world.ServedAgent;

/**
 * What a client asked for.
 *
 * @param id of the episode
 * @param seed of agents that draw
 */
record EpisodeStart(String id, Variation variation, String agent, int beams, long seed) {
    /** Whether somebody says every action. */
    boolean isManual() {
        return agent.equals(ServedAgent.MANUAL);
    }
}
