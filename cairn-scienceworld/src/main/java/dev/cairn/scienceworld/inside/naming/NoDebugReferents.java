package dev.cairn.scienceworld.inside.naming;

/** {@code InputParser.getPossibleReferents}: each step collects them for a message that is only printed. */
public final class NoDebugReferents {
    private static final String[] NONE = {};

    private NoDebugReferents() {}

    public static String[] getPossibleReferents() {
        return NONE;
    }
}
