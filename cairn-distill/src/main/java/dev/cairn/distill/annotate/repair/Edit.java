package dev.cairn.distill.annotate.repair;

/** One step from an answer's actions to those of the trajectory: {@code gold} and {@code answer} are positions in each. */
public sealed interface Edit {
    int gold();

    int answer();

    /** Both have this action. */
    record Match(int gold, int answer) implements Edit {}

    /** The answer lacks the trajectory's action; it belongs before the answer's. */
    record Add(int gold, int answer) implements Edit {}

    /** The trajectory has no such action. */
    record Remove(int gold, int answer) implements Edit {}
}
