package dev.cairn.domain;

import java.util.List;

/** What an agent may see of its world without making a move: no call takes time or changes anything. */
public interface EnvironmentView {
    /** What the agent is asked to do, without a heading. */
    String taskDescription();

    /** Description of the surroundings. */
    String look();

    /** What the agent carries. */
    String inventory();

    /** Actions that the world would understand now, each once, in a stable order; computed at each call. */
    List<String> validActions();

    /** Actions that solve the episode from its start; empty unless asked for at {@link TextEnvironment#reset}. */
    List<String> goldActions();
}
