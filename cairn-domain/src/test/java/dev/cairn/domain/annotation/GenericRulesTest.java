package dev.cairn.domain.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.domain.action.VerbArgumentLanguage;
import dev.cairn.domain.text.TextReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenericRulesTest {
    /** A look is the name of the place. */
    private static final TextReader PLACES = new TextReader() {
        @Override
        public Optional<String> place(String look) {
            return Optional.of(look);
        }
    };

    @Test
    void aSubGoalEndsWhereAPlaceIsEnteredAndIsNamedByItsLastAction() {
        assertThat(cut("hall: open door to study", "hall: go to study", "study: read note"))
                .containsExactly("go_to(study) 2", "read(note) 1");
    }

    @Test
    void aSubGoalEndsWhereTheScoreChanges() {
        assertThat(cut("hall: open box", "hall: take key *", "hall: wait", "hall: use key"))
                .containsExactly("take(key) 2", "use(key) 2");
    }

    @Test
    void aRunOfOneVerbIsASubGoalWithAllItsArguments() {
        assertThat(cut("hall: take key", "hall: open drawer", "hall: open cupboard", "hall: read note"))
                .containsExactly("take(key) 1", "open(drawer, cupboard) 2", "read(note) 1");
    }

    @Test
    void anAnswerToAQuestionBelongsToTheActionBeforeIt() {
        assertThat(cut("hall: take ball", "hall: 1 *", "hall: drop ball"))
                .containsExactly("take(ball) 2", "drop(ball) 1");
    }

    @Test
    void whatTakesLongIsCutAndEqualNeighboursDiffer() {
        List<String> steps = Collections.nCopies(30, "hall: wait");
        assertThat(cut(steps.toArray(String[]::new))).containsExactly("wait() 12", "continue_wait() 12", "wait() 6");
    }

    /** Sub-goals with their lengths, of steps {@code place: action}; a star raises the score. */
    private static List<String> cut(String... lines) {
        List<Step> steps = new ArrayList<>();
        double score = 0;
        for (String line : lines) {
            String[] part = line.replace(" *", "").split(": ");
            score += line.endsWith(" *") ? 0.5 : 0;
            steps.add(new Step(part[1], "Done.", score, false, part[0], ""));
        }
        Trajectory path = new Trajectory(new Variation(new TaskId(0, "task", "t-1"), 0, Split.TRAIN), "Do it.", steps);
        return new GenericRules(new VerbArgumentLanguage(), PLACES)
                .segments(path).stream()
                        .map(segment -> segment.subGoal() + " " + segment.length())
                        .toList();
    }
}
