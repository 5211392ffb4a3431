package dev.cairn.agent.match;

import dev.cairn.core.Choice;
import java.util.List;
import java.util.Optional;

/** Which action is nearest to what was predicted. */
public interface ActionRanker {
    /** What stands in the record. */
    Choice choice();

    /**
     * The nearest.
     *
     * @param predictions best first, at least one
     * @param candidates short ones first; of equally near ones the first is taken
     * @return empty if none is near
     */
    Optional<String> nearest(List<String> predictions, List<String> candidates);
}
