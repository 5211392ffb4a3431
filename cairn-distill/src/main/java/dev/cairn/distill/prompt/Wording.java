package dev.cairn.distill.prompt;

import dev.cairn.core.Role;
import java.util.List;

/**
 * How a template says things. Texts come in as the world gives them and go out as the prompt shows them; a prompt is put
 * together from texts that went through {@link #text} once, however many prompts show them.
 */
sealed interface Wording permits OriginalWording, CompactWording {
    /** A task description or name of a room as it is shown. */
    String text(String worldText);

    /** An action or sub-goal of the formal language, {@code MOVE(jug, sink)}, as prompts and answers say it. */
    String said(String formal);

    /** The formal action or sub-goal that an answer means; the reverse of {@link #said}. */
    String meant(String answer);

    /**
     * A description of surroundings.
     *
     * @param task description of the task, in the words of the world
     */
    String look(String task, String worldText);

    String inventory(String task, String worldText);

    /** One round of history, without its number. */
    String line(String action, long points, String observation);

    /** What was found by the observations with which sub-goals ended, as prompts repeat it; empty texts for nothing. */
    default List<String> readings(String task, List<String> observations) {
        return observations.stream().map(observation -> "").toList();
    }

    /** An observation as one round of history shows it, once the task is known. */
    default String observed(String task, String observation) {
        return observation;
    }

    /** What history and surroundings begin with; before the first of these stand task and sub-goals. */
    List<String> experience();

    /** What surroundings begin with. */
    String surroundings();

    /** What the current sub-goal follows. */
    String pursuit();

    /** What ends the task in a prompt, whichever comes first. */
    default List<String> afterTask() {
        return experience();
    }

    /**
     * Says the whole prompt.
     *
     * @param pursued how many of the sub-goals are told: the last of these is the current one; below 1 for none
     */
    void prompt(Role role, PromptParts parts, int pursued, int historyLength, PromptSink out);
}
