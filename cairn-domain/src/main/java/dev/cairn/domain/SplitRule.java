package dev.cairn.domain;

import dev.cairn.core.Split;

/** How the variations of a task are divided into what is learnt from, what is chosen by, and what is scored on. */
@FunctionalInterface
public interface SplitRule {
    /** The first half is train, the last quarter test, the rest dev; a single variation is test, and of up to three there is no dev. */
    SplitRule HALF_TRAIN = (number, count) ->
            number >= count - (count + 3) / 4 ? Split.TEST : number < (count + 1) / 2 ? Split.TRAIN : Split.DEV;

    /**
     * The split of a variation.
     *
     * @param number of the variation, from 0
     * @param count of the task's variations
     */
    Split of(int number, int count);
}
