package dev.cairn.agent.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.agent.match.ActionMatcher.Match;
import dev.cairn.core.Choice;
import dev.cairn.scienceworld.agent.ScienceWorldChoices;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The real sentence model. */
class MiniLmTest {
    private static final MiniLm MODEL = MiniLm.load();
    private static final List<String> VALID = List.of(
            "activate stove", "deactivate stove", "go to kitchen", "look at stove", "pick up thermometer", "wait1");

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void likeMeansLike() {
        double[] sums = MODEL.sums(List.of("switch on the stove"), VALID);
        assertThat(sums[0]).isGreaterThan(sums[2]).isGreaterThan(sums[4]).isGreaterThan(sums[5]);
    }

    @Test
    void theSameTextHasTheSameVectorInAnyCompany() {
        float[] alone = MODEL.vector("pick up metal pot");
        try (MiniLm fresh = MiniLm.load()) {
            fresh.sums(List.of("a", "pick up the metal pot that contains a substance called water"), VALID);
            assertThat(fresh.vector("pick up metal pot")).containsExactly(alone);
        }
    }

    @Test
    void vectorsHaveLengthOne() {
        double square = 0;
        for (float value : MODEL.vector("focus on baby hedgehog")) {
            square += value * value;
        }
        assertThat(square).isCloseTo(1, within(1e-5));
    }

    @Test
    void theNearestInMeaningIsTakenWhereWordsDoNotAgree() {
        MatchContext moment = new MatchContext("boil", VALID, "a stove", "nothing", List.of("look around"));
        assertThat(ActionMatcher.byMeaning(MODEL, new ScienceWorldChoices(), MatchChoices.DEFAULT)
                        .nearest(List.of("switch on the stove"), moment))
                .isEqualTo(new Match("activate stove", Choice.SIMILARITY));
        Match fifth = ActionMatcher.byMeaning(MODEL, new ScienceWorldChoices(), fifthBest())
                .nearest(List.of("switch on the stove"), moment);
        assertThat(fifth.action()).isNotEqualTo("activate stove");
    }

    private static MatchChoices fifthBest() {
        MatchChoices usual = MatchChoices.DEFAULT;
        return new MatchChoices(
                usual.byWords(), similarity -> new EmbeddingRanker(similarity, 5), usual.guesses(), usual.rewriting());
    }
}
