package dev.cairn.conformance.vector;

/** The vectors of one file and how they are checked. */
public interface ConformanceGroup {
    /** Name of the file without {@code .jsonl}. */
    String name();

    /**
     * Checks one vector.
     *
     * @param compat with {@link Compat#ORIGINAL} the result must be the recorded one, also where the original has a defect;
     *     otherwise what the mended code makes of it
     */
    Verdict check(ConformanceVector vector, Compat compat);
}
