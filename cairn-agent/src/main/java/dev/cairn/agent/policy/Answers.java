package dev.cairn.agent.policy;

import dev.cairn.agent.Candidate;
import java.util.List;

/** What computes the answers of a {@link RoleModel}. */
interface Answers extends AutoCloseable {
    /** For each prompt its answers, best first, as the model gives them; called by several threads. */
    List<List<Candidate>> of(List<String> prompts, int beams);

    /** Length of a text in its tokens, or about that. */
    int length(String text);

    @Override
    void close();
}
