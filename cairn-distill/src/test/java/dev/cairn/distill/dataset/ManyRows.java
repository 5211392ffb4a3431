package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Role;
import dev.cairn.core.Segment;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.distill.dataset.DatasetSummary.FileSummary;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.scienceworld.ScienceWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes a data set of made-up trajectories; run in a process of its own with a small heap. */
final class ManyRows implements TrajectorySource {
    private static final int STEPS = 50;

    private final int trajectories;

    private ManyRows(int trajectories) {
        this.trajectories = trajectories;
    }

    /** @param arguments folder and number of trajectories; ends with an error if there are fewer rows than the third */
    public static void main(String[] arguments) {
        DatasetPlan plan = new DatasetPlan(
                new RowOptions(Alignment.ORIGINAL, 10, Wording.COMPACT),
                List.of(Role.EXECUTOR, Role.CONTROLLER, Role.SWIFT),
                Selection.ALL,
                DatasetLayout.CAIRN,
                1000,
                false);
        DatasetSummary summary = new DatasetWriter(ScienceWorld.textsOnly(), plan, Optional.empty(), 2)
                .write(Path.of(arguments[0]), new ManyRows(Integer.parseInt(arguments[1])));
        int rows = summary.files().stream().mapToInt(FileSummary::rows).sum();
        if (rows < Integer.parseInt(arguments[2])) {
            throw new IllegalStateException("only " + rows + " rows");
        }
    }

    @Override
    public List<Heading> headings() {
        return IntStream.range(0, trajectories)
                .mapToObj(number -> new Heading(variation(number), STEPS))
                .toList();
    }

    @Override
    public AnnotatedTrajectory read(int number) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            String thing = "thing " + number + " " + i;
            steps.add(new Step(
                    "pick up " + thing,
                    "You move the " + thing + " to the inventory.",
                    i / 100.0,
                    false,
                    "This room is called the hall " + number + ". In it, you see: \n\t" + thing + "\n\tthe agent\n",
                    "In your inventory, you see:\n\tan orange\n"));
        }
        return new AnnotatedTrajectory(
                new Trajectory(variation(number), "Pick up everything in hall " + number + ".", steps),
                List.of(new Segment(new SubGoal("take(some)"), 0, 25), new Segment(new SubGoal("take(rest)"), 25, 50)),
                "made up");
    }

    private static Variation variation(int number) {
        return new Variation(Kitchen.TASK, number, number % 2 == 0 ? Split.TRAIN : Split.DEV);
    }
}
