package dev.cairn.agent.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.agent.Candidate;
import dev.cairn.core.Choice;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Usage;
import dev.cairn.core.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplorerTest {
    private static final Variation VARIATION = new Variation(new TaskId(0, "open", "t-1"), 3, Split.TRAIN);

    private final List<List<String>> played = new ArrayList<>();

    @Test
    void anAgentThatSucceedsByItselfIsNotSearchedFor() {
        Explorer.Found found = new Explorer(lock("a", "a", "a"), 10).explore();

        assertThat(found.played()).isEqualTo(1);
        assertThat(found.solved()).isFalse();
        assertThat(found.best()).isSameAs(found.own());
    }

    @Test
    void theOneWrongDecisionIsFoundAndLearntFromThere() {
        Explorer.Found found = new Explorer(lock("a", "b", "a"), 10).explore();

        assertThat(found.solved()).isTrue();
        assertThat(found.own().episode().score()).isEqualTo(10);
        assertThat(found.best().learnFrom()).isEqualTo(1);
        assertThat(found.best().asked())
                .extracting(question -> question.answers().get(0).text())
                .containsExactly("a", "b", "a");
    }

    @Test
    void twoWrongDecisionsAreLearntFromTheFirst() {
        Explorer.Found found = new Explorer(lock("b", "a", "b"), 30).explore();

        assertThat(found.solved()).isTrue();
        assertThat(found.best().learnFrom()).isZero();
    }

    @Test
    void theMostProbableOtherAnswerIsTriedFirstAndWhatLedToPointsLast() {
        new Explorer(lock("a", "c", "c"), 4).explore();

        // the point is won by the first answer: what is decided after it is tried first
        assertThat(played.get(0)).containsExactly("a", "a", "a");
        assertThat(played.subList(1, 3)).containsExactlyInAnyOrder(List.of("a", "b", "a"), List.of("a", "a", "b"));
    }

    @Test
    void noMoreEpisodesThanAllowedArePlayed() {
        Explorer.Found found = new Explorer(lock("c", "c", "c"), 5).explore();

        assertThat(found.played()).isEqualTo(5);
        assertThat(played).hasSize(5);
        assertThatThrownBy(() -> new Explorer(lock("a"), 0)).hasMessageContaining("attempts must be 1 or more");
    }

    @Test
    void noAttemptIsPlayedTwice() {
        new Explorer(lock("c", "c", "c"), 27).explore();

        assertThat(played).doesNotHaveDuplicates();
    }

    /** A lock with as many dials; each right one in a row from the first scores ten points, all of them a hundred. */
    private Explorer.Player lock(String... right) {
        return (given, asked) -> {
            int score = 0;
            List<String> dials = new ArrayList<>();
            List<EpisodeStep> steps = new ArrayList<>();
            for (int i = 0; i < right.length; i++) {
                List<Candidate> answers = i < given.size()
                        ? given.get(i)
                        : List.of(new Candidate("a", -0.1), new Candidate("b", -1), new Candidate("c", -3));
                asked.add(new Question(Role.CONTROLLER, i, score / 100.0, answers));
                String dial = answers.get(0).text();
                score += dial.equals(right[i]) && score == 10 * i ? 10 : 0;
                dials.add(dial);
                steps.add(step(i + 1, dial, score));
            }
            played.add(dials);
            int last = score == 10 * right.length ? 100 : score;
            return new Episode(
                    "two-level",
                    "first",
                    VARIATION,
                    "open the lock",
                    last,
                    last,
                    last,
                    steps.size(),
                    last == 100 ? EndReason.COMPLETED : EndReason.MOVE_LIMIT,
                    List.of(),
                    steps,
                    List.of());
        };
    }

    private static EpisodeStep step(int number, String action, int score) {
        return new EpisodeStep(
                number, Optional.empty(), action, List.of(action), Choice.FIRST, "click", score, number, Usage.NONE);
    }
}
