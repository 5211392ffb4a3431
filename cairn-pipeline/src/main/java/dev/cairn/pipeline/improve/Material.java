package dev.cairn.pipeline.improve;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.EvenSample;
import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.dataset.TrajectoryFile;
import dev.cairn.distill.dataset.TrajectorySource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is learnt in a round: some of the given trajectories, and those that the agent has found in this round and before.
 *
 * @param gold annotated trajectories of the splits train and dev
 * @param goldPerTask given ones of each task; 0 for all
 * @param ownShare of the steps, as in {@link ImprovePlan}
 */
record Material(Path gold, int goldPerTask, double ownShare) {
    private static final int MOST_COPIES = 20;

    /** Writes the file; the same inputs give the same bytes. */
    void write(List<Path> own, Path file) {
        List<AnnotatedTrajectory> found = new ArrayList<>();
        own.forEach(path -> Jsonl.forEach(path, AnnotatedTrajectory.class, found::add));
        List<AnnotatedTrajectory> given = given();
        int copies = copies(steps(given), steps(found));
        AtomicFiles.write(file, out -> {
            for (AnnotatedTrajectory trajectory : given) {
                out.write(Json.write(trajectory) + "\n");
            }
            for (int i = 0; i < copies; i++) {
                for (AnnotatedTrajectory trajectory : found) {
                    out.write(Json.write(trajectory) + "\n");
                }
            }
        });
    }

    /** How often what the agent has found comes. */
    private int copies(long goldSteps, long ownSteps) {
        long wanted = Math.round(goldSteps * ownShare / (1 - ownShare) / Math.max(1, ownSteps));
        return (int) Math.max(1, Math.min(MOST_COPIES, wanted));
    }

    private static long steps(List<AnnotatedTrajectory> trajectories) {
        return trajectories.stream()
                .filter(one -> one.trajectory().variation().split() == Split.TRAIN)
                .mapToLong(one -> one.trajectory().steps().size() - one.learnFrom())
                .sum();
    }

    /** The given trajectories that are learnt, evenly from all of a task, and all of dev, which are for validation. */
    private List<AnnotatedTrajectory> given() {
        try (TrajectoryFile file = TrajectoryFile.open(gold)) {
            List<TrajectorySource.Heading> headings = file.headings();
            Map<String, List<Integer>> byTask = new LinkedHashMap<>();
            SortedSet<Integer> chosen = new TreeSet<>();
            for (int i = 0; i < headings.size(); i++) {
                Variation variation = headings.get(i).variation();
                if (variation.split() == Split.TRAIN) {
                    byTask.computeIfAbsent(variation.task().code(), code -> new ArrayList<>())
                            .add(i);
                } else {
                    chosen.add(i);
                }
            }
            byTask.values().forEach(numbers -> chosen.addAll(sample(numbers)));
            return chosen.stream().map(file::read).toList();
        }
    }

    private List<Integer> sample(List<Integer> numbers) {
        return goldPerTask == 0 || numbers.size() <= goldPerTask ? numbers : EvenSample.of(numbers, goldPerTask);
    }
}
