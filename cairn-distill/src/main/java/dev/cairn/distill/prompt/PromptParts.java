package dev.cairn.distill.prompt;

import java.util.List;

/**
 * What a prompt tells, in texts that are ready to be shown; made by {@link Prompts}.
 *
 * @param step of the episode, from 1
 * @param score as shown, in points
 * @param lines steps of history, oldest first; a prompt shows the last ones
 * @param places visited so far, as one text; empty if there are none
 * @param subGoals pursued so far, the last is the current one; empty for agents without
 * @param findings what was found at the end of each of them, as shown, that of the current one may be missing; empty texts, or none at all, if nothing was
 */
public record PromptParts(
        String task,
        int step,
        long score,
        List<String> lines,
        String look,
        String inventory,
        String places,
        List<String> subGoals,
        List<String> findings) {

    /** The same moment with other sub-goals. */
    public PromptParts withSubGoals(List<String> other) {
        return new PromptParts(task, step, score, lines, look, inventory, places, other, findings);
    }
}
