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

    /** Actions before the last gain of points: what is decided from then on is most likely the fault. */
    private static double pointsOf(Attempt attempt) {
        return attempt.asked().stream().mapToDouble(Question::points).max().orElse(0);
    }

    /**
     * Every other answer of an attempt.
     *
     * @param from questions before are those of the attempt that it branched from, whose answers have their branches already
     * @param cost of the attempt itself
     */
    static List<Branch> of(Attempt attempt, int from, double cost, boolean changed) {
        double best = pointsOf(attempt);
        List<Branch> branches = new ArrayList<>();
        List<List<Candidate>> before = new ArrayList<>();
        for (int i = 0; i < attempt.asked().size(); i++) {
            Question question = attempt.asked().get(i);
            for (int k = 1; i >= from && k < question.answers().size(); k++) {
                List<List<Candidate>> given = new ArrayList<>(before);
                given.add(question.preferring(k));
                double extra = Math.max(0, question.loss(k))
                        + (question.role() == Role.CONTROLLER || question.role() == Role.FIRST ? 0 : ACTION_COST)
                        + (question.points() < best ? BEFORE_GAIN_COST : 0);
                branches.add(new Branch(given, cost + extra, changed ? attempt.learnFrom() : question.moves()));
            }
            before.add(question.answers());
        }
        return branches;
    }
}
