package dev.cairn.domain.text;

import java.util.List;

/**
 * How prompts of small models show the texts of a world. The defaults keep every word; a world that knows which of its words say nothing
 * new, what it measures and what its tasks name makes shorter prompts that are easier to learn from. Safe for use by several threads.
 */
public interface PromptTexts {
    /** Every text in one line, and nothing more. */
    PromptTexts PLAIN = new PromptTexts() {};

    /** A text, an action for example, in the one line and spelling that prompts, labels and predictions share. */
    default String normalize(String text) {
        return OneLine.withBars(text);
    }

    /** As {@link #normalize}, without remarks that say nothing new: what the published wording shows of any text. */
    default String tidy(String text) {
        return normalize(text);
    }

    /** A description of surroundings, as short as it can be without losing a name or a state. */
    default String look(String look) {
        return tidy(look).strip();
    }

    /** As {@link #look}, of what the agent has. */
    default String inventory(String inventory) {
        return tidy(inventory).strip();
    }

    /**
     * An observation, as short as it can be, with what the task makes of its numbers.
     *
     * @param task description of the task, in the words of the world
     */
    default String outcome(String task, String observation) {
        return tidy(observation).strip();
    }

    /**
     * What was measured or read by the observations with which sub-goals ended: of each a short text, empty if it found nothing. Each
     * depends on the task, itself and those before it only.
     *
     * @param task description of the task, in the words of the world
     */
    default List<String> findings(String task, List<String> outcomes) {
        return outcomes.stream().map(outcome -> "").toList();
    }

    /**
     * Surroundings or possessions, as {@link #look} and {@link #inventory} have them, with a mark before each thing that the task names.
     *
     * @param task description of the task, in the words of the world
     */
    default String marked(String task, String surroundings) {
        return surroundings;
    }
}
