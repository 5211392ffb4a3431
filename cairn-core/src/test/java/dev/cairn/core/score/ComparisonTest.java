package dev.cairn.core.score;

import static dev.cairn.core.score.Episodes.episode;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void episodesArePairedByVariationWhateverTheirOrder() {
        List<EpisodeScore> first = List.of(episode("4-1", 1, 10), episode("4-1", 2, 20), episode("4-2", 1, 30));
        List<EpisodeScore> second = List.of(episode("4-2", 1, 35), episode("4-1", 1, 15), episode("9-1", 0, 100));
        List<Comparison.Pair> pairs = Comparison.pairs(first, second);
        assertThat(pairs).hasSize(2);
        assertThat(Comparison.of(pairs).score().mean()).isEqualTo(5);
    }

    @Test
    void aVariationPlayedTwiceIsPairedTwice() {
        List<EpisodeScore> twice = List.of(episode("8-2", 6, 0), episode("8-2", 6, 50));
        assertThat(Comparison.pairs(twice, twice)).hasSize(2);
    }

    @Test
    void aClearDifferenceHasASmallPAndAnIntervalAwayFromZero() {
        List<EpisodeScore> first = new ArrayList<>();
        List<EpisodeScore> second = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            first.add(episode(i < 10 ? "4-1" : "4-2", i, i));
            second.add(episode(i < 10 ? "4-1" : "4-2", i, i + 10 + i % 3));
        }
        Comparison comparison = Comparison.of(Comparison.pairs(first, second));
        assertThat(comparison.better()).isEqualTo(20);
        assertThat(comparison.worse()).isZero();
        assertThat(comparison.scoreP()).isLessThan(1e-4);
        assertThat(comparison.score().low()).isGreaterThan(9);
        assertThat(comparison.successP()).isEqualTo(1);
        assertThat(comparison.tasks()).extracting(Comparison.Task::code).containsExactly("4-1", "4-2");
    }

    @Test
    void aRunComparedWithItselfDiffersInNothing() {
        List<EpisodeScore> run = List.of(episode("4-1", 1, 10), episode("4-1", 2, 100));
        Comparison comparison = Comparison.of(Comparison.pairs(run, run));
        assertThat(comparison.score()).isEqualTo(new Interval(0, 0, 0));
        assertThat(comparison.scoreP()).isEqualTo(1);
    }
}
