package dev.cairn.domain;

/** What an observation tells about the action before it. */
public enum ObservationKind {
    /** The world carried the action out, or says why it has no effect. */
    RESULT,
    /**
     * Several things are meant; the world waits for the number of one of them and understands nothing else. No time
     * has passed; anything but a number drops the question, which may cost a move.
     */
    AMBIGUOUS,
    /** The world does not know such an action. Nothing has changed. */
    UNKNOWN_ACTION,
    /** The world itself has failed; the text says why. The episode cannot go on. */
    ERROR
}
