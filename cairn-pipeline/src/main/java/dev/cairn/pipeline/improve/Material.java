package dev.cairn.pipeline.improve;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.EvenSample;
import dev.cairn.core.Split;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                .filter(Material::isForTraining)
                .mapToLong(one -> one.trajectory().steps().size() - one.learnFrom())
                .sum();
    }

    private static boolean isForTraining(AnnotatedTrajectory trajectory) {
        return trajectory.trajectory().variation().split() == Split.TRAIN;
    }

    /** The given trajectories that are learnt, evenly from all of a task, and all of dev, which are for validation. */
    private List<AnnotatedTrajectory> given() {
        Map<String, List<Integer>> byTask = new LinkedHashMap<>();
        int[] number = new int[1];
        Jsonl.forEach(gold, AnnotatedTrajectory.class, trajectory -> {
            if (isForTraining(trajectory)) {
                String task = trajectory.trajectory().variation().task().code();
                byTask.computeIfAbsent(task, code -> new ArrayList<>()).add(number[0]);
            }
            number[0]++;
        });
        Set<Integer> chosen = new HashSet<>();
        byTask.values().forEach(numbers -> chosen.addAll(sample(numbers)));
        List<AnnotatedTrajectory> given = new ArrayList<>();
        number[0] = 0;
        Jsonl.forEach(gold, AnnotatedTrajectory.class, trajectory -> {
            if (!isForTraining(trajectory) || chosen.contains(number[0])) {
                given.add(trajectory);
            }
            number[0]++;
        });
        return given;
    }

    private List<Integer> sample(List<Integer> numbers) {
        return goldPerTask == 0 || numbers.size() <= goldPerTask ? numbers : EvenSample.of(numbers, goldPerTask);
    }
}
