package dev.cairn.distill.annotate.report;

import static java.util.stream.Collectors.toMap;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.distill.annotate.repair.RepairLog;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts annotated trajectories one after the other. */
public final class QualityTally {
    private static final int MOST_SHOWN = 30;

    private int trajectories;
    private int alignedAtOnce;
    private int repairs;
    private int actions;
    private final Map<Integer, Integer> lengths = new TreeMap<>();
    private final Map<String, Integer> heads = new TreeMap<>();
    private final Map<String, Integer> texts = new TreeMap<>();
    private final Map<String, Integer> arguments = new TreeMap<>();
    private final Map<Grounding, Integer> grounding = new EnumMap<>(Grounding.class);
    private final Map<Grounding, Map<String, Integer>> examples = new EnumMap<>(Grounding.class);

    /** Counts one. */
    public void add(AnnotatedTrajectory annotated, RepairLog log) {
        trajectories++;
        alignedAtOnce += log.alignedAtOnce() ? 1 : 0;
        repairs += log.repairs();
        actions += annotated.trajectory().steps().size();
        Knowledge knowledge = new Knowledge(annotated.trajectory());
        String task = annotated.trajectory().variation().task().code();
        for (Segment segment : annotated.segments()) {
            lengths.merge(segment.length(), 1, Integer::sum);
            heads.merge(segment.subGoal().head(), 1, Integer::sum);
            texts.merge(segment.subGoal().text(), 1, Integer::sum);
            for (String argument : Knowledge.arguments(annotated, segment)) {
                add(argument, knowledge.of(argument, segment), task + " " + segment.subGoal());
            }
        }
    }

    private void add(String argument, Grounding grounded, String example) {
        arguments.merge(argument, 1, Integer::sum);
        grounding.merge(grounded, 1, Integer::sum);
        if (grounded != Grounding.SEEN) {
            examples.computeIfAbsent(grounded, none -> new TreeMap<>()).merge(example, 1, Integer::sum);
        }
    }

    /** The numbers so far. */
    public Quality quality() {
        int subGoals = sum(lengths);
        return new Quality(
                trajectories,
                subGoals,
                actions,
                share(alignedAtOnce, trajectories),
                share(repairs, trajectories),
                share(actions, subGoals),
                lengths.keySet().stream().mapToInt(length -> length).max().orElse(0),
                share(lengths.getOrDefault(1, 0), subGoals),
                texts.size(),
                arguments.size(),
                lengths,
                frequent(heads, Integer.MAX_VALUE),
                frequent(arguments, MOST_SHOWN),
                shares(),
                shown());
    }

    private Map<Grounding, Double> shares() {
        Map<Grounding, Double> shares = new EnumMap<>(Grounding.class);
        for (Grounding grounded : arguments.isEmpty() ? new Grounding[0] : Grounding.values()) {
            shares.put(grounded, share(grounding.getOrDefault(grounded, 0), sum(grounding)));
        }
        return shares;
    }

    private Map<Grounding, List<String>> shown() {
        Map<Grounding, List<String>> shown = new EnumMap<>(Grounding.class);
        examples.forEach((grounded, counts) ->
                shown.put(grounded, List.copyOf(frequent(counts, MOST_SHOWN).keySet())));
        return shown;
    }

    private static Map<String, Integer> frequent(Map<String, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(count -> count).sum();
    }

    private static double share(double part, int whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
