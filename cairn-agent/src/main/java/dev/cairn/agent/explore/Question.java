package dev.cairn.agent.explore;

import dev.cairn.agent.Candidate;
import dev.cairn.core.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model was asked in an attempt and what it answered.
 *
 * @param moves actions that the world has seen before
 * @param points score before, 0 to 1
 * @param answers best first, with the one to follow at the front
 */
public record Question(Role role, int moves, double points, List<Candidate> answers) {
    public Question {
        answers = List.copyOf(answers);
    }

    /** The same answers with another one at the front. */
    List<Candidate> preferring(int index) {
        List<Candidate> reordered = new ArrayList<>(answers);
        reordered.add(0, reordered.remove(index));
        return reordered;
    }

    /** How much less probable an answer is than the one at the front, as the difference of logarithms; below 0 if it is more so. */
    double loss(int index) {
        return answers.get(0).logProbability() - answers.get(index).logProbability();
    }
}
