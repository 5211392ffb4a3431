package dev.cairn.agent.match;

import dev.cairn.core.Choice;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The action whose words agree most with those of the first prediction: Jaccard index of the two sets. */
record JaccardRanker() implements ActionRanker {
    @Override
    public Choice choice() {
        return Choice.OVERLAP;
    }

    @Override
    public Optional<String> nearest(List<String> predictions, List<String> candidates) {
        Set<String> wanted = words(predictions.get(0));
        return candidates.stream().min(Comparator.comparingDouble(action -> -jaccard(wanted, words(action))));
    }

    static Set<String> words(String action) {
        return Arrays.stream(action.strip().split("\\s+")).collect(Collectors.toSet());
    }

    private static double jaccard(Set<String> a, Set<String> b) {
        long shared = a.stream().filter(b::contains).count();
        return (double) shared / (a.size() + b.size() - shared);
    }
}
