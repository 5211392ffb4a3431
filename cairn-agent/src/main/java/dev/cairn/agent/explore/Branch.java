package dev.cairn.agent.explore;

import dev.cairn.agent.Candidate;
import dev.cairn.core.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision to be taken otherwise.
 *
 * @param given answers up to that decision, with another one at the front of the last
 * @param cost how improbable the answers so far are for the agent, in natural logarithms; the lower, the sooner it is tried
 * @param learnFrom as in {@link Attempt}
 */
record Branch(List<List<Candidate>> given, double cost, int learnFrom) {
    /**
     * Actions are numerous and seldom the cause; sub-goals are tried first. In natural logarithms: as if an action were e^2 times less
     * probable than a sub-goal.
     */
    private static final double ACTION_COST = 2;

    /** What was decided before the last point gained has led to something; likewise. */
    private static final double BEFORE_GAIN_COST = 3;

    /**
     * Every other answer of an attempt.
     *
     * @param from number of the first question that counts: the answers before are those of the attempt that this one branched from, and
     *     have their branches already
     * @param cost of the attempt itself
     */
    static List<Branch> of(Attempt attempt, int from, double cost) {
        double lastGain = attempt.lastGain();
        List<Branch> branches = new ArrayList<>();
        List<List<Candidate>> before = new ArrayList<>();
        for (Question question : attempt.asked()) {
            if (before.size() >= from) {
                double all = cost + cost(question, lastGain);
                int learnFrom = Math.min(attempt.learnFrom(), question.moves());
                for (int other = 1; other < question.answers().size(); other++) {
                    List<List<Candidate>> given = new ArrayList<>(before);
                    given.add(question.preferring(other));
                    branches.add(new Branch(given, all + Math.max(0, question.loss(other)), learnFrom));
                }
            }
            before.add(question.answers());
        }
        return branches;
    }

    /** What any other answer to a question costs, however probable it is. */
    private static double cost(Question question, double lastGain) {
        boolean isAction = question.role() == Role.EXECUTOR || question.role() == Role.SWIFT;
        return (isAction ? ACTION_COST : 0) + (question.points() < lastGain ? BEFORE_GAIN_COST : 0);
    }
}
