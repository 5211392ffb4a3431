package dev.cairn.cli.bench.t5;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** All sides do each job once without counting, then in turns for so many rounds. */
public final class T5Benchmark {

    private final List<Side> sides;
    private final int rounds;
    private final Consumer<String> progress;

    /** The first side is the one that the others are compared with. */
    public T5Benchmark(List<Side> sides, int rounds, Consumer<String> progress) {
        this.sides = List.copyOf(sides);
        this.rounds = rounds;
        this.progress = progress;
    }

    /** One comparison a job. */
    public List<Comparison> run(List<Job> jobs) {
        return jobs.stream().map(this::run).toList();
    }

    private Comparison run(Job job) {
        List<Side> able = sides.stream().filter(side -> side.does(job)).toList();
        able.forEach(side -> side.run(job));
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        Map<String, List<Double>> cpuSeconds = new LinkedHashMap<>();
        Map<String, String> agreement = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            Answer first = able.get(0).run(job);
            record(able.get(0), first, seconds, cpuSeconds);
            for (Side side : able.subList(1, able.size())) {
                Answer answer = side.run(job);
                record(side, answer, seconds, cpuSeconds);
                agreement.put(side.name(), agreement(job, first, answer));
            }
        }
        progress.accept(job.id() + ": CPU seconds " + cpuSeconds + " " + agreement);
        return new Comparison(job.id(), job.examples(), job instanceof Job.Training, seconds, cpuSeconds, agreement);
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
