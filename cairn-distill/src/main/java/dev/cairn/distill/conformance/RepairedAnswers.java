package dev.cairn.distill.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.Segment;
import dev.cairn.distill.annotate.repair.AlignmentRepair;
import dev.cairn.distill.annotate.repair.OriginalAnswerReader;
import dev.cairn.distill.annotate.repair.RunNamer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads and repairs answers as the published code does. */
record RepairedAnswers() implements AnswerCuts {
    @Override
    public Optional<List<Segment>> segments(List<String> actions, JsonNode annotation) {
        OriginalAnswerReader reader = new OriginalAnswerReader();
        Deque<String> further = new ArrayDeque<>(Verdicts.texts(annotation.path("middle_answers")));
        RunNamer namer =
                run -> reader.read(further.isEmpty() ? "" : further.remove()).actions();
        try {
            return Optional.of(new AlignmentRepair(namer, AlignmentRepair.Stalled.ASK_AGAIN)
                    .repair(actions, reader.read(annotation.path("answer").asText()))
                    .segments());
        } catch (CairnException e) {
            return Optional.empty();
        }
    }
}
