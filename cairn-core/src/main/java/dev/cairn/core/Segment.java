package dev.cairn.core;

/**
 * The run of steps that serves one sub-goal.
 *
 * @param from index of its first step
 * @param to index after its last step
 */
public record Segment(SubGoal subGoal, int from, int to) {
    public Segment {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("segment needs at least one step: " + from + ".." + to);
        }
    }

    public int length() {
        return to - from;
    }
}
