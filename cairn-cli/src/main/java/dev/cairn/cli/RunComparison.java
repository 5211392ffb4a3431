package dev.cairn.cli;

import dev.cairn.core.score.Comparison;
import dev.cairn.core.score.Interval;
import java.util.List;

/**
 * Two runs side by side.
 *
 * @param first the run that the differences start from
 * @param notes what makes them less comparable than one would wish
 */
record RunComparison(Side first, Side second, List<String> notes, Comparison comparison) {
    /**
     * One of them.
     *
     * @param score mean over the compared episodes
     */
    record Side(String run, String agent, String protocol, Interval score, Interval success) {}
}
