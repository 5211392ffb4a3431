package dev.cairn.distill.prompt;

import dev.cairn.core.Role;
import java.util.List;

/**
 * How a wording says things. Texts come in as the world gives them and go out as the prompt shows them; a prompt is put
 * together from texts that went through {@link #text} once, however many prompts show them.
 */
sealed interface PromptRenderer permits OriginalRenderer, CompactRenderer {
    /** A task description or name of a place as it is shown. */
    String text(String worldText);

    /**
     * A description of surroundings.
     *
     * @param task description of the task, in the words of the world
     */
    String look(String task, String worldText);

    String inventory(String task, String worldText);

    /** One step of history, without its number. */
    String line(String task, String action, long points, String observation);

    /** What was found by the observations with which sub-goals ended, as prompts repeat it; empty texts for nothing. */
    List<String> findings(String task, List<String> observations);

    /**
     * Says the whole prompt.
     *
     * @param pursued how many of the sub-goals are shown: the last of these is the current one; below 1 for none
     */
    void prompt(Role role, PromptParts parts, int pursued, int historyLength, PromptSink out);
}
