package dev.cairn.domain.annotation;

import dev.cairn.core.TaskId;
import java.util.Optional;

/**
 * What a language model reads before it cuts a trajectory. An example is a text: the task in one paragraph, a blank line,
 * and the answer that is wanted, one line {@code 1- name(arguments): {'action', 'action'}} for each sub-goal.
 */
public interface AnnotationExamples {
    /** None: the introduction fits any world, and an example is made of a trajectory by the rules. */
    AnnotationExamples NONE = new AnnotationExamples() {
        @Override
        public Optional<String> introduction() {
            return Optional.empty();
        }

        @Override
        public Optional<String> general() {
            return Optional.empty();
        }

        @Override
        public Optional<String> of(TaskId task) {
            return Optional.empty();
        }
    };

    /** What the world is like, what can be done in it, and what is asked for. */
    Optional<String> introduction();

    /** The example that comes before all others. */
    Optional<String> general();

    /** An example of the same task. */
    Optional<String> of(TaskId task);
}
