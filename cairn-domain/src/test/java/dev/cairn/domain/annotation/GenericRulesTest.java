package dev.cairn.domain.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.domain.action.LanguageFile;
import dev.cairn.domain.action.VerbArgumentLanguage;
import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.TextReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenericRulesTest {
    /** A look is the name of the place, and what can be seen there. */
    private static final TextReader PLACES = new TextReader() {
        @Override
        public Optional<String> place(String look) {
            return Optional.of(look.replaceFirst(";.*", "")).filter(place -> !place.equals("Done."));
        }
    };

    private static final PromptTexts NOTES = LanguageFile.read("{phrases: [], remember: [\"A note: *\"]}", "notes")
            .promptTexts();

    @Test
    void aSubGoalEndsWhereAPlaceIsEnteredForTheFirstTimeAndIsNamedByIt() {
        assertThat(cut(
                        "hall; a door to the study: open door to study",
                        "hall; a door to the study: move west",
                        "study; a door to the attic: move west",
                        "attic: read note"))
                .containsExactly("go_to(study) 2", "go_to(attic) 1", "read(note) 1");
    }

    @Test
    void aWalkIntoTheUnknownIsNamedByItsLastStepAndWhereThatIsTaken() {
        assertThat(cut(
                        "hall: move west",
                        "study: move east",
                        "hall: open door",
                        "hall: move north",
                        "attic: read note"))
                .containsExactly("move(west) 1", "move(north, hall) 3", "read(note) 1");
    }

    @Test
    void aSubGoalEndsWhereSomethingIsFoundOut() {
        assertThat(cut(
                        "hall: take note",
                        "hall, note: read note > A note: 7.",
                        "hall, note: open box",
                        "hall, note: put note in box"))
                .containsExactly("take(note) 1", "read(note) 1", "put(note, box) 2");
    }

    @Test
    void whatComesToLightOnTheWayBeginsASubGoal() {
        assertThat(cut("hall; a chest: open chest", "hall; a chest and a pearl: take pearl", "hall, pearl: wait"))
                .containsExactly("open(chest) 1", "take(pearl) 1", "wait() 1");
        assertThat(cut("Bring the pearl.", new String[] {
                    "hall; a chest: open chest", "hall; a chest and a pearl: take pearl", "hall, pearl: wait"
                }))
                .containsExactly("take(pearl) 2", "wait() 1");
    }

    @Test
    void aWalkThroughKnownPlacesIsOneSubGoal() {
        assertThat(cut(
                        "hall; a door to the study: go to study",
                        "study; a door to the attic: go to attic",
                        "attic: go to study",
                        "study: open door",
                        "study: go to hall",
                        "hall: read note"))
                .containsExactly("go_to(study) 1", "go_to(attic) 1", "go_to(hall) 3", "read(note) 1");
    }

    @Test
    void aWalkEndsWhereTheScoreChanges() {
        assertThat(cut(
                        "hall; a door to the study: go to study",
                        "study: go to hall *",
                        "hall: go to study",
                        "study: wait"))
                .containsExactly("go_to(study) 1", "go_to(hall) 1", "go_to(study) 1", "wait() 1");
    }

    @Test
    void theLastPlaceIsReadInTheObservationSinceNothingFollows() {
        assertThat(cut("hall; a study: go north", "study; an attic: go north > attic"))
                .containsExactly("go_to(study) 1", "go_to(attic) 1");
    }

    @Test
    void aSubGoalEndsWhereTheScoreChanges() {
        assertThat(cut("hall: open box", "hall: take key *", "hall: wait", "hall: use key"))
                .containsExactly("take(key) 2", "use(key) 2");
    }

    @Test
    void aSubGoalEndsWhereWhatIsHeldChanges() {
        assertThat(cut(
                        "hall: open box",
                        "hall: take key from box",
                        "hall, key: look",
                        "hall, key: put key in pot",
                        "hall: wait"))
                .containsExactly("take(key, box) 2", "put(key, pot) 2", "wait() 1");
    }

    @Test
    void aRunOfOneVerbIsASubGoalWithAllItsThings() {
        assertThat(cut("hall: take key", "hall, key: open drawer", "hall, key: open cupboard", "hall, key: read note"))
                .containsExactly("take(key) 1", "open(drawer, cupboard) 2", "read(note) 1");
        assertThat(cut("hall: open box", "hall: wait", "hall: take a", "hall, a: take b", "hall, a, b: wait"))
                .containsExactly("wait() 2", "take(a, b) 2", "wait() 1");
    }

    @Test
    void anActionWithCommasIsNamedByItsVerbToo() {
        assertThat(cut("hall: get 2 sand", "hall: craft glass using 2 sand, 1 coal *", "hall: wait"))
                .containsExactly("craft(glass using 2 sand, 1 coal) 2", "wait() 1");
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

    /** Sub-goals with their lengths, of steps {@code place, things held: action}; a star raises the score, and {@code > text} is what is seen. */
    private static List<String> cut(String... lines) {
        return cut("Do it.", lines);
    }

    private static List<String> cut(String task, String[] lines) {
        List<Step> steps = new ArrayList<>();
        double score = 0;
        for (String line : lines) {
            String[] ends = line.replace(" *", "").split(" > ");
            String[] part = ends[0].split(": ");
            score += line.endsWith(" *") ? 0.5 : 0;
            String[] state = part[0].split(", ", 2);
            steps.add(new Step(
                    part[1],
                    ends.length > 1 ? ends[1] : "Done.",
                    score,
                    false,
                    state[0],
                    state.length > 1 ? state[1] : ""));
        }
        Trajectory path = new Trajectory(new Variation(new TaskId(0, "task", "t-1"), 0, Split.TRAIN), task, steps);
        return new GenericRules(new VerbArgumentLanguage(), PLACES, NOTES, action -> false)
                .segments(path).stream()
                        .map(segment -> segment.subGoal() + " " + segment.length())
                        .toList();
    }
}
