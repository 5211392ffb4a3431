package dev.cairn.core;

/**
 * One step of a trajectory. Look and inventory describe the state in which the action is chosen; observation, score and
 * completion are its outcome.
 *
 * @param score raw task score after the action, 0 to 1, below 0 after a fatal action
 */
public record Step(String action, String observation, double score, boolean completed, String look, String inventory) {
    /** The action with which every recorded trajectory begins. */
    public static final String LOOK_AROUND = "look around";
}
