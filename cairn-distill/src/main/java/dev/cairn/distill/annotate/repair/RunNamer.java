package dev.cairn.distill.annotate.repair;

import java.util.List;

/** Names the sub-goals of actions that an answer leaves out. */
@FunctionalInterface
public interface RunNamer {
    /**
     * The run's actions with their sub-goals; what is missing again, or too much, is mended afterwards.
     *
     * @throws UnreadableAnswerException if there is no usable answer
     */
    List<AnnotatedAction> name(MissingRun run);
}
