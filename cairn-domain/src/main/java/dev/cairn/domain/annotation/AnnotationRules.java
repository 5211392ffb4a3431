package dev.cairn.domain.annotation;

import dev.cairn.core.Segment;
import dev.cairn.core.Trajectory;
import java.util.List;

/** Rules by which a world's trajectories are cut into sub-goals, without a language model. Deterministic. */
public interface AnnotationRules {
    /** Whether an action is learnt from; steps with other actions are left out before a trajectory is cut. */
    boolean teaches(String action);

    /**
     * Cuts a trajectory.
     *
     * @param kept at least one step, and only such as {@link #kept} leaves
     * @return in order, without gaps; neighbours have different sub-goals
     */
    List<Segment> segments(Trajectory kept);

    /** Verb of sub-goals that lead to another place; empty if none does. */
    String travelVerb();

    /** The trajectory without the steps that teach nothing; may be empty. */
    default Trajectory kept(Trajectory raw) {
        return raw.withSteps(
                raw.steps().stream().filter(step -> teaches(step.action())).toList());
    }
}
