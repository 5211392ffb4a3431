package dev.cairn.agent.batch;

import java.util.List;

/** What answers several prompts at once. An answer must not depend on the other prompts. */
public interface BatchModel {
    /** For each prompt, in order, its texts, best first. Called by several threads. */
    List<List<String>> answer(List<String> prompts);
}
