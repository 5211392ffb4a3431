package dev.cairn.distill.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Segment;
import java.util.List;
import java.util.Optional;

/** Makes segments of a recorded answer of a language model. */
@FunctionalInterface
interface AnswerCuts {
    /**
     * Segments that cover the actions.
     *
     * @param actions of the kept steps
     * @param annotation with the answer in {@code answer}, and in {@code middle_answers} those on what it left out
     * @return empty if the answer cannot be brought into line with the actions
     */
    Optional<List<Segment>> segments(List<String> actions, JsonNode annotation);
}
