package dev.cairn.distill.annotate.report;

/** Where the agent knows an argument of a sub-goal from when the sub-goal begins. */
public enum Grounding {
    /** The task, what was seen or an outcome has named it before, word for word. */
    SEEN,
    /** It is first named while the sub-goal is pursued. */
    MET,
    /** Its words occur by the end of the sub-goal, but not next to each other. */
    WORDS,
    /** Some word of it occurs nowhere by then. */
    UNSEEN
}
