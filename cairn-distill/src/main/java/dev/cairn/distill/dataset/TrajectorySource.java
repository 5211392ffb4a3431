package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Variation;
import java.util.List;

/** Annotated trajectories that are read one at a time, in any order and by several threads. */
public interface TrajectorySource {
    /** What is known of a trajectory without reading it. */
    record Heading(Variation variation, int steps) {}

    /** One for each trajectory; the index in this list is what {@link #read} takes. */
    List<Heading> headings();

    AnnotatedTrajectory read(int index);

    /** Trajectories that are in memory already. */
    static TrajectorySource of(List<AnnotatedTrajectory> trajectories) {
        List<AnnotatedTrajectory> all = List.copyOf(trajectories);
        List<Heading> headings = all.stream()
                .map(AnnotatedTrajectory::trajectory)
                .map(trajectory ->
                        new Heading(trajectory.variation(), trajectory.steps().size()))
                .toList();
        return new TrajectorySource() {
            @Override
            public List<Heading> headings() {
                return headings;
            }

            @Override
            public AnnotatedTrajectory read(int index) {
                return all.get(index);
            }
        };
    }
}
