package dev.cairn.distill.prompt;

import java.util.List;

/**
 * What a prompt tells, in texts that are ready to be shown; made by {@link Prompts}.
 *
 * @param time round of the episode, from 1
 * @param score as shown, in points
 * @param lines rounds of history, oldest first; a prompt shows the last ones
 * @param rooms visited so far, as one text; empty if there are none
 * @param subGoals pursued so far, the last is the current one; empty for agents without
 * @param readings what was found at the end of each of them, as shown, that of the current one may be missing; empty texts, or none at all, if nothing was
 */
public record PromptParts(
        String task,
        int time,
        long score,
        List<String> lines,
        String look,
        String inventory,
        String rooms,
        List<String> subGoals,
        List<String> readings) {

    /** The same moment with other sub-goals. */
    public PromptParts withSubGoals(List<String> other) {
        return new PromptParts(task, time, score, lines, look, inventory, rooms, other, readings);
    }
}
