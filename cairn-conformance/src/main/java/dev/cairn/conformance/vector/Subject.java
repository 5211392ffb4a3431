package dev.cairn.conformance.vector;

import java.util.Arrays;

/** What groups of vectors are about that do not concern data. */
enum Subject {
    AGENT("about the agent", "agent_.*|choose_action|semi_random_subgoal|eval_exact_match"),
    TRAINING("about metrics and training", "metrics_.*"),
    MODEL("about calls of the model", "model_call"),
    OPTIONS("about options of the original's scripts", "cli_options");

    private final String reason;
    private final String names;

    /** @param names pattern of the groups' names */
    Subject(String reason, String names) {
        this.reason = reason;
        this.names = names;
    }

    /** Why a group that no class here checks is not checked. */
    static String of(String group) {
        return Arrays.stream(values())
                .filter(subject -> group.matches(subject.names))
                .findFirst()
                .map(subject -> subject.reason)
                .orElse("nothing in this version checks it");
    }
}
