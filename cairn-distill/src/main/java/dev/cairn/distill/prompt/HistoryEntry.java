package dev.cairn.distill.prompt;

import dev.cairn.core.Step;

/**
 * What an agent remembers of one step.
 *
 * @param action in words
 * @param reward change of the raw score, so 0.5 is 50 points
 * @param observation outcome of the action
 */
public record HistoryEntry(String action, double reward, String observation) {
    /** With this every history begins. */
    public static final HistoryEntry START = new HistoryEntry(Step.LOOK_AROUND, 0, "N/A");
}
