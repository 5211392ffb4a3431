package dev.cairn.agent.subgoal;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.SubGoal;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.domain.EnvironmentView;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sub-goals of each variation as an annotation of its gold trajectory has them: how well an executor does with good ones. */
public final class RecordedSubGoals implements SubGoalSource {
    private final Path file;
    private final Map<String, List<SubGoal>> byVariation;

    private RecordedSubGoals(Path file, Map<String, List<SubGoal>> byVariation) {
        this.file = file;
        this.byVariation = byVariation;
    }

    /**
     * Reads the sub-goals of annotated trajectories.
     *
     * @throws UserException if {@code file} cannot be read or is damaged
     */
    public static RecordedSubGoals read(Path file) {
        Map<String, List<SubGoal>> byVariation = new HashMap<>();
        Jsonl.forEach(
                file,
                AnnotatedTrajectory.class,
                annotated -> byVariation.put(
                        annotated.trajectory().variation().key(),
                        annotated.segments().stream().map(Segment::subGoal).toList()));
        return new RecordedSubGoals(file, byVariation);
    }

    /** @throws UserException if the file does not have the variation */
    @Override
    public Planner begin(Variation variation, EnvironmentView world) {
        List<SubGoal> subGoals = byVariation.get(variation.key());
        if (subGoals == null) {
            throw new UserException(file + " has no sub-goals of " + variation.key()
                    + "; annotate that variation too, or use --sub-goals gold to make them as they are needed");
        }
        return new ListPlanner(subGoals);
    }
}
