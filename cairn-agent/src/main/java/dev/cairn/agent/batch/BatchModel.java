package dev.cairn.agent.batch;

import dev.cairn.agent.Candidate;
import java.util.List;

/** What answers several prompts at once. An answer must not depend on the other prompts. */
public interface BatchModel {
    /** For each prompt, in order, its answers, best first. Called by several threads. */
    List<List<Candidate>> answer(List<String> prompts);
}
