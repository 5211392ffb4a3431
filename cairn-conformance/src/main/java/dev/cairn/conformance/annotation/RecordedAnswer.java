package dev.cairn.conformance.annotation;

import dev.cairn.conformance.cache.OriginalAnswerReader;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.Value;
import dev.cairn.core.Segment;
import dev.cairn.distill.annotate.repair.AlignmentRepair;
import dev.cairn.distill.annotate.repair.AlignmentRepair.Stalled;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.AnswerReader;
import dev.cairn.distill.annotate.repair.MissingRun;
import dev.cairn.distill.annotate.repair.Repaired;
import dev.cairn.distill.annotate.repair.RunNamer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A recorded answer of a language model.
 *
 * @param onMissing answers to the questions about what it left out, in order; the last one again when they run out
 */
public record RecordedAnswer(String text, List<String> onMissing) {
    /**
     * An answer in line with its trajectory.
     *
     * @param requests the actions that were asked about, for each question
     */
    record Result(Repaired repaired, List<List<String>> requests) {}

    /** The fields {@code answer} and {@code middle_answers}. */
    public static RecordedAnswer of(Value annotation) {
        return new RecordedAnswer(annotation.text("answer"), annotation.texts("middle_answers"));
    }

    /** The published code asks about the same actions for ever; Cairn stops. */
    static Stalled stalled(Compat compat) {
        return compat == Compat.ORIGINAL ? Stalled.ASK_AGAIN : Stalled.JOIN;
    }

    /**
     * Reads and repairs, the answers to questions as well.
     *
     * @param actions of the kept steps
     * @throws dev.cairn.core.CairnException if the answer cannot be read or repaired
     */
    Result repair(List<String> actions, AnswerReader reader, Stalled stalled) {
        Namer namer = new Namer(reader, onMissing);
        Repaired repaired = new AlignmentRepair(namer, stalled).repair(actions, reader.read(text));
        return new Result(repaired, List.copyOf(namer.requests));
    }

    /** Segments that cover the actions, as the published code reads answers. */
    public List<Segment> segments(List<String> actions, Compat compat) {
        return repair(actions, new OriginalAnswerReader(), stalled(compat))
                .repaired()
                .segments();
    }

    private static final class Namer implements RunNamer {
        private final AnswerReader reader;
        private final Deque<String> answers;
        private final List<List<String>> requests = new ArrayList<>();

        Namer(AnswerReader reader, List<String> answers) {
            this.reader = reader;
            this.answers = new ArrayDeque<>(answers);
        }

        @Override
        public List<AnnotatedAction> name(MissingRun run) {
            requests.add(run.actions());
            String answer = answers.isEmpty() ? "" : answers.size() == 1 ? answers.element() : answers.remove();
            return reader.read(answer).actions();
        }
    }
}
