package dev.cairn.conformance.vector;

/** Which other implementation to agree with where it has a defect. */
public enum Compat {
    /** None: defects of the original are mended. */
    NONE,
    /** The published research code, defects included. */
    ORIGINAL
}
