package dev.cairn.distill.prompt;

/** Whether training states equal those that the agent meets at run time. */
public enum Alignment {
    /** The published data sets, including where they differ from the agent's states. */
    ORIGINAL,
    /** Training states are the agent's states: first action included, controller asked only at the end of a sub-goal. */
    ALIGNED
}
