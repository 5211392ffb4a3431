package dev.cairn.bench.t5;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** All sides warm up with each job, then do it one after the other in each round, short searches several times. */
public final class T5Benchmark {

    /** A side searches at least so long in its turn: the caches are at first those of whose turn it was before. */
    private static final double SHORTEST_TURN_SECONDS = 0.5;

    private final List<Side> sides;
    private final boolean byClock;
    private final int rounds;
    private final double warmUpSeconds;
    private final Consumer<String> progress;

    /**
     * The first side is the one that the others are compared with.
     *
     * @param byClock whether medians and ratios are by the clock, not of CPU time
     * @param warmUpSeconds CPU seconds that each side searches without counting, once at least: for the compiler of the JVM
     *     and for whatever else a side does at first. Training warms up with one job on all sides, so that they stay at the
     *     same step
     */
    public T5Benchmark(List<Side> sides, boolean byClock, int rounds, double warmUpSeconds, Consumer<String> progress) {
        this.sides = List.copyOf(sides);
        this.byClock = byClock;
        this.rounds = rounds;
        this.warmUpSeconds = warmUpSeconds;
        this.progress = progress;
    }

    /** One comparison a job. */
    public List<Comparison> run(List<Job> jobs) {
        return jobs.stream().map(this::run).toList();
    }

    private Comparison run(Job job) {
        List<Side> able = sides.stream().filter(side -> side.does(job)).toList();
        able.forEach(side -> warmUp(side, job));
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        Map<String, List<Double>> cpuSeconds = new LinkedHashMap<>();
        Map<String, String> agreement = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            Answer first = turn(able.get(0), job);
            record(able.get(0), first, seconds, cpuSeconds);
            for (Side side : able.subList(1, able.size())) {
                Answer answer = turn(side, job);
                record(side, answer, seconds, cpuSeconds);
                agreement.put(side.name(), agreement(job, first, answer));
            }
        }
        progress.accept(
                job.id() + (byClock ? ": seconds " + seconds : ": CPU seconds " + cpuSeconds) + " " + agreement);
        return new Comparison(
                job.id(), job.examples(), job instanceof Job.Training, byClock, seconds, cpuSeconds, agreement);
    }

    private void warmUp(Side side, Job job) {
        double spent = side.run(job).cpuSeconds();
        while (job instanceof Job.Beams && spent < warmUpSeconds) {
            spent += side.run(job).cpuSeconds();
        }
    }

    /** The answer of the first search with the mean time of all. */
    private static Answer turn(Side side, Job job) {
        Answer first = side.run(job);
        double seconds = first.seconds();
        double cpuSeconds = first.cpuSeconds();
        int times = 1;
        for (; job instanceof Job.Beams && seconds < SHORTEST_TURN_SECONDS; times++) {
            Answer again = side.run(job);
            seconds += again.seconds();
            cpuSeconds += again.cpuSeconds();
        }
        return new Answer(seconds / times, cpuSeconds / times, first.sequences(), first.loss());
    }

    private static void record(
            Side side, Answer answer, Map<String, List<Double>> seconds, Map<String, List<Double>> cpuSeconds) {
        seconds.computeIfAbsent(side.name(), name -> new ArrayList<>()).add(answer.seconds());
        cpuSeconds.computeIfAbsent(side.name(), name -> new ArrayList<>()).add(answer.cpuSeconds());
    }

    private static String agreement(Job job, Answer first, Answer other) {
        if (job instanceof Job.Training) {
            return String.format(Locale.ROOT, "loss %.5f, here %.5f", other.loss(), first.loss());
        }
        int equal = 0;
        int all = 0;
        for (int input = 0; input < first.sequences().size(); input++) {
            List<List<Integer>> ours = first.sequences().get(input);
            List<List<Integer>> theirs = other.sequences().get(input);
            for (int i = 0; i < ours.size(); i++) {
                all++;
                equal += i < theirs.size() && ours.get(i).equals(theirs.get(i)) ? 1 : 0;
            }
        }
        return equal + " of " + all + " sequences equal";
    }
}
