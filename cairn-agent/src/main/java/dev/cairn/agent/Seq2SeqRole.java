package dev.cairn.agent;

import dev.cairn.agent.constraint.Constraints;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Wording;
import java.util.List;
import java.util.Optional;

/** Answers in one role: names an action or a sub-goal for a state. Safe for use by several threads. */
public interface Seq2SeqRole extends AutoCloseable {
    /** Which states it was trained on. */
    Alignment alignment();

    /** The wording it was trained with. */
    Wording wording();

    /** What its answers keep to, as the rows that it was trained on do. */
    default Constraints constraints() {
        return Constraints.NONE;
    }

    /**
     * The first of the answers of {@link #ask}, if it can be had for less than all of them and means something. Whoever needs no other
     * asks for this one first.
     */
    default Optional<String> best(PromptState state) {
        return Optional.empty();
    }

    /** Answers, best first, without marks; not empty, but an answer may be the empty text. */
    List<String> ask(PromptState state);

    @Override
    void close();
}
