package dev.cairn.conformance.defect;

import dev.cairn.agent.match.ActionRanker;
import dev.cairn.core.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The published agent's choice by words: the number of those shared with the first prediction, which favours long actions;
 * without any, the prediction itself. Then all but letters, digits and blanks is deleted, so the result may not be valid.
 */
public record SharedTokens() implements ActionRanker {
    @Override
    public Choice choice() {
        return Choice.OVERLAP;
    }

    @Override
    public Optional<String> nearest(List<String> predictions, List<String> candidates) {
        String nearest = predictions.get(0);
        Set<String> wanted = tokens(nearest);
        long most = 0;
        for (String action : candidates) {
            long shared = tokens(action).stream().filter(wanted::contains).count();
            if (shared > most) {
                most = shared;
                nearest = action;
            }
        }
        return Optional.of(nearest.replaceAll("[^A-Za-z0-9 ]+", ""));
    }

    /** Split at every blank, so two in a row leave an empty token between them. */
    private static Set<String> tokens(String text) {
        return Arrays.stream(text.split(" ", -1)).collect(Collectors.toSet());
    }
}
