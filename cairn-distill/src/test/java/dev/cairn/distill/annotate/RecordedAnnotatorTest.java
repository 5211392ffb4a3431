package dev.cairn.distill.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.distill.annotate.repair.RepairLog;
import dev.cairn.domain.Domain;
import dev.cairn.scienceworld.ScienceWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedAnnotatorTest {
    @TempDir
    private Path folder;

    @Test
    void anActionThatIsSpelledDifferentlyIsNoFault() throws IOException {
        Trajectory walk = trajectory("open bedroom door", "go to bedroom", "pick up table");
        Annotation.Done done = (Annotation.Done)
                annotate(
                        walk,
                        "1- go(bedroom): {'Open the door to bedroom.', 'go through door to bedroom.'}\n2- get(table): {'take table'}");
        assertThat(done.repairs()).isEqualTo(new RepairLog(1, 0, 0, 0, 0, false, List.of()));
        assertThat(done.trajectory().trajectory()).isEqualTo(walk);
        assertThat(done.trajectory().segments())
                .extracting(segment -> segment.subGoal().text() + " to " + segment.to())
                .containsExactly("go(bedroom) to 2", "get(table) to 3");
    }

    @Test
    void capitalsAreAnotherSpellingUnlessTheTrajectoryTellsThemApart() throws IOException {
        Annotation.Done done = (Annotation.Done) annotate(
                trajectory("say yes", "mix A", "mix a"), "1- agree(all): {'Say Yes.', 'mix a'}\n2- mix(a): {'mix a'}");
        assertThat(done.trajectory().segments())
                .extracting(segment -> segment.subGoal().text() + " to " + segment.to())
                .containsExactly("agree(all) to 2", "mix(a) to 3");
        done = (Annotation.Done)
                annotate(trajectory("say yes", "wait"), "1- agree(all): {'SAY YES'}\n2- rest(now): {'Wait'}");
        assertThat(done.repairs()).isEqualTo(new RepairLog(1, 0, 0, 0, 0, false, List.of()));
    }

    /** Actions of other worlds, as {@code annotate} shows them to a model and as models list them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1- find(shoes): {'%1$s', '%2$s'}\n2- buy(shoes): {'%3$s'}",
                "1- find(shoes): [\"%1$s\", \"%2$s\"]\n2- buy(shoes): [\"%3$s\"]",
                "1- find(shoes)\n- %1$s\n- %2$s\n2- buy(shoes)\n- %3$s",
                "1- find(shoes)\n1. %1$s\n2. %2$s\n2- buy(shoes)\n1. %3$s",
            })
    void anExactCopyOfAnActionIsKnown(String form) throws IOException {
        List<List<String>> copies = List.of(
                List.of("search[red shoes]", "click[b09x]", "click[buy now]"),
                List.of("1. open the list", "2. read the list", "a) pay"),
                List.of("pick  up table", "go to （old） kitchen", "say：yes "),
                List.of("press 'enter'", "type yes.", "wait, then go"));
        for (List<String> copy : copies) {
            assertKnown(form, copy);
        }
        if (form.contains("{") || form.contains("[")) {
            assertKnown(form, List.of("click('a51')", "fill('b12', 'text')", "send_msg_to_user('done')"));
        }
    }

    private void assertKnown(String form, List<String> copy) throws IOException {
        Annotation annotation = annotate(trajectory(copy.toArray(String[]::new)), form.formatted(copy.toArray()));
        assertThat(annotation).as(copy + " in " + form).isInstanceOf(Annotation.Done.class);
        Annotation.Done done = (Annotation.Done) annotation;
        assertThat(done.repairs()).as(copy + " in " + form).isEqualTo(RepairLog.NONE);
        assertThat(done.trajectory().segments())
                .extracting(segment -> segment.subGoal().text() + " to " + segment.to())
                .containsExactly("find(shoes) to 2", "buy(shoes) to 3");
    }

    @Test
    void whatFollowsTheLastActionDoesNotTakeItAway() throws IOException {
        Annotation.Done done = (Annotation.Done)
                annotate(
                        trajectory("go to bedroom", "pick up table"),
                        "1- go(bedroom): {'go to bedroom'}\n2- get(table): {'pick up table'}\nNote(s): all commands were used.");
        assertThat(done.trajectory().segments())
                .extracting(segment -> segment.subGoal().text() + " to " + segment.to())
                .containsExactly("go(bedroom) to 1", "get(table) to 2");
    }

    @Test
    void anAnswerWithoutAnActionOfItsTrajectoryIsOfNoUse() throws IOException {
        assertThat(annotate(trajectory("go to bedroom", "pick up table"), "1- dance(table): {'dance', 'sing'}"))
                .isInstanceOfSatisfying(
                        Annotation.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("none of the actions in the answer is one of the trajectory's: 'dance'"));
    }

    @Test
    void anAnswerThatListsFarTooMuchIsNotCompared() throws IOException {
        String many = "'look at table', ".repeat(399_999) + "'pick up table'";
        assertThat(annotate(
                        trajectory(Collections.nCopies(30, "pick up table").toArray(String[]::new)),
                        "1- go(x): {" + many + "}"))
                .isInstanceOfSatisfying(
                        Annotation.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("the answer lists 400000 actions, for a trajectory of 30"));
    }

    private Annotation annotate(Trajectory trajectory, String answer) throws IOException {
        Path file = Files.writeString(
                folder.resolve("answers.jsonl"),
                Json.write(new RecordedAnnotator.Recorded(trajectory.variation().key(), answer)) + "\n");
        Domain world = ScienceWorld.textsOnly();
        return new RecordedAnnotator(world.actions(), world.annotationRules(), file).attempt(trajectory);
    }

    private static Trajectory trajectory(String... actions) {
        return new Trajectory(
                new Variation(new TaskId(1, "find", "4-2"), 0, Split.TRAIN),
                "Find it.",
                List.of(actions).stream()
                        .map(action -> new Step(action, "Done.", 0, false, "A room.", ""))
                        .toList());
    }
}
