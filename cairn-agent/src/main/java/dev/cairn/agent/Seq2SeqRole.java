package dev.cairn.agent;

import dev.cairn.agent.constraint.TaskTemplateConstraint;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Template;
import java.util.List;
import java.util.Set;

/** Answers in one role: names an action or a sub-goal for a state. Safe for use by several threads. */
public interface Seq2SeqRole extends AutoCloseable {
    /** Which states it was trained on. */
    Alignment alignment();

    /** The wording it was trained with. */
    Template template();

    /**
     * What it was never or hardly ever trained to repeat; may be empty. Of a controller, verbs of sub-goals in the same place; of an
     * executor, verbs of a sub-goal and of an action under it, {@code water POUR}.
     */
    default Set<String> once() {
        return Set.of();
    }

    /** Verbs of sub-goals whose first thing was nearly always in sight when it was trained to name them; may be empty. */
    default Set<String> present() {
        return Set.of();
    }

    /** Kinds of tasks that it was trained on, with what their sub-goals are about; may be empty. */
    default List<TaskTemplateConstraint> kinds() {
        return List.of();
    }

    /** Answers, best first, without marks; not empty, but an answer may be the empty text. */
    List<String> ask(PromptState state);

    @Override
    void close();
}
