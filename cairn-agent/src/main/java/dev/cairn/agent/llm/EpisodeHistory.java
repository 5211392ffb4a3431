package dev.cairn.agent.llm;

import dev.cairn.core.Step;
import java.util.ArrayList;
import java.util.List;

/** What SwiftSage has done in an episode and how the score went. */
final class EpisodeHistory {
    private static final int RECENT = 3;
    private static final int SCORES = 5;

    private final List<ExecutedAction> deeds = new ArrayList<>();
    private final List<Integer> scores = new ArrayList<>(List.of(0));

    void add(ExecutedAction deed, int score) {
        deeds.add(deed);
        scores.add(score);
    }

    List<ExecutedAction> deeds() {
        return List.copyOf(deeds);
    }

    int score() {
        return scores.get(scores.size() - 1);
    }

    /** Actions so far, the first {@code look around} included. */
    int actions() {
        return deeds.size() + 1;
    }

    String last() {
        return deeds.isEmpty() ? Step.LOOK_AROUND : deeds.get(deeds.size() - 1).action();
    }

    boolean isRecent(String action) {
        return deeds.subList(Math.max(0, deeds.size() - RECENT), deeds.size()).stream()
                .anyMatch(deed -> deed.action().equals(action));
    }

    /** Whether the score has risen over the last five actions. */
    boolean hasScored() {
        return score() > scores.get(Math.max(0, scores.size() - 1 - SCORES));
    }

    /** Whether the last action was this one and the one before was not; never at the very beginning. */
    boolean justBeganTo(String action) {
        return deeds.size() > RECENT
                && last().equals(action)
                && !deeds.get(deeds.size() - 2).action().equals(action);
    }
}
