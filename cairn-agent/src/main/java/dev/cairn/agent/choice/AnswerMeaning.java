package dev.cairn.agent.choice;

import dev.cairn.domain.Domain;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What answers in the formal action language of a world mean. */
@FunctionalInterface
public interface AnswerMeaning {
    /** In words, by the world's action language. */
    AnswerMeaning IN_WORDS = (domain, answers) -> inWords(answers, domain.actions()::recover);

    /**
     * Actions to send to the world.
     *
     * @param answers best first
     */
    List<String> actions(Domain domain, List<String> answers);

    /**
     * Answers in words; those that mean nothing are dropped, unless none means anything.
     *
     * @param recover an action in words; empty for an answer that means nothing
     */
    static List<String> inWords(List<String> answers, Function<String, Optional<String>> recover) {
        List<String> actions = answers.stream()
                .map(recover)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return actions.isEmpty() ? answers : actions;
    }
}
