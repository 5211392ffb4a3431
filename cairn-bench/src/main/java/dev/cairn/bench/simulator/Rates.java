package dev.cairn.bench.simulator;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How often a second each phase can be done, by one thread. */
public record Rates(Map<Phase, Double> perSecond) {
    public Rates {
        perSecond = Collections.unmodifiableMap(new EnumMap<>(perSecond));
    }

    public double of(Phase phase) {
        return Objects.requireNonNull(perSecond.get(phase), phase::name);
    }

    /** The median of each phase over several rounds. */
    static Rates median(List<Rates> rounds) {
        Map<Phase, Double> medians = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            medians.put(
                    phase,
                    median(rounds.stream().mapToDouble(round -> round.of(phase)).toArray()));
        }
        return new Rates(medians);
    }

    static double median(double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
