package dev.cairn.agent.match;

import dev.cairn.core.Choice;
import java.util.List;
import java.util.Optional;

/** The action whose words agree most with those of the first prediction. */
record JaccardRanker() implements ActionRanker {
    @Override
    public Choice choice() {
        return Choice.OVERLAP;
    }

    @Override
    public Optional<String> nearest(List<String> predictions, List<String> candidates) {
        return WordOverlap.ranked(predictions.get(0), candidates).stream().findFirst();
    }
}
