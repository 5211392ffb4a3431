package dev.cairn.distill.annotate.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.distill.annotate.Annotation;
import dev.cairn.distill.annotate.AnswerAnnotation;
import dev.cairn.distill.annotate.AnswerText;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.annotate.repair.TolerantAnswerReader;
import dev.cairn.domain.annotation.AnnotationExamples;
import dev.cairn.llm.ChatMessage;
import dev.cairn.scienceworld.action.ScienceWorldActions;
import dev.cairn.scienceworld.annotate.ScienceWorldExamples;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import dev.cairn.scienceworld.gold.GoldFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkedExamplesTest {
    private static final WorkedExamples OWN = WorkedExamples.of(new ScienceWorldExamples());
    private static final Trajectory BOIL = GoldFixture.ofTask("1-1");

    @TempDir
    private Path folder;

    static Stream<Trajectory> gold() {
        return GoldFixture.onePerTask().stream().map(new ScienceWorldRules()::kept);
    }

    @ParameterizedTest
    @MethodSource("gold")
    void everyTaskHasAnExampleThatCoversARealPath(Trajectory kept) {
        WorkedExample example = OWN.of(kept.variation().task()).orElseThrow();
        assertThat(example.path())
                .containsExactlyElementsOf(
                        kept.steps().stream().map(Step::action).toList());
        assertThat(example.taskDescription())
                .isEqualTo(kept.taskDescription().strip().replaceAll("\\s+", " "));
    }

    @ParameterizedTest
    @MethodSource("gold")
    void anExampleKeepsTheRulesThatThePromptStates(Trajectory kept) {
        WorkedExample example = OWN.of(kept.variation().task()).orElseThrow();
        AnnotatedTrajectory annotated = ((Annotation.Done) AnswerAnnotation.of(
                        ScienceWorldActions.EXACT,
                        kept,
                        "example",
                        () -> new TolerantAnswerReader().read(example.answer()),
                        run -> {
                            throw new AssertionError("nothing is missing");
                        }))
                .trajectory();
        assertThat(annotated.segments()).extracting(Segment::length).allMatch(length -> length <= 12);
        assertThat(annotated.segments())
                .allSatisfy(segment -> assertThat(segment.subGoal().text()).matches("[a-z_]+\\(.+\\)"));
        assertThat(annotated.segments())
                .as("two in a row are not the same")
                .hasSize(example.answer().split("\\R").length);
    }

    @Test
    void thereIsAGeneralExample() {
        assertThat(OWN.general(BOIL.variation()).orElseThrow().path()).hasSize(20);
    }

    @Test
    void aUsersExampleReplacesCairnsOwn() throws IOException {
        Trajectory boil = GoldFixture.ofTask("1-1");
        Files.writeString(folder.resolve("boil.txt"), "Boil\n  something.\n\n1. cook(x): ['go', 'wait']\n");
        WorkedExamples examples = in(folder);
        assertThat(examples.of(boil.variation().task()))
                .contains(new WorkedExample("Boil something.", List.of("go", "wait"), "1. cook(x): ['go', 'wait']"));
        assertThat(examples.general(BOIL.variation())).isEqualTo(OWN.general(BOIL.variation()));
    }

    @Test
    void anotherWorldIsIntroducedInAFileOfItsOwn() throws IOException {
        Files.writeString(folder.resolve("system.txt"), "You are in a cave.\n");
        Trajectory boil = new ScienceWorldRules().kept(GoldFixture.ofTask("1-1"));
        assertThat(new AnnotationPrompts(in(folder)).annotate(boil)).contains(ChatMessage.system("You are in a cave."));
        assertThat(OWN.introduction()).contains("art studio");
    }

    @Test
    void aFileThatIsNoExampleIsNamed() throws IOException {
        Files.writeString(folder.resolve("boil.txt"), "Boil something.");
        assertThatThrownBy(() ->
                        in(folder).of(GoldFixture.ofTask("1-1").variation().task()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("boil.txt")
                .hasMessageContaining("a blank line");
        assertThatThrownBy(() -> in(folder.resolve("none"))).isInstanceOf(UserException.class);
    }

    @Test
    void aWorldWithoutExamplesShowsAnotherTrajectoryCutByRules() {
        RuleAnnotator rules = new RuleAnnotator(new ScienceWorldRules());
        AnnotatedTrajectory boil = rules.annotate(BOIL);
        AnnotatedTrajectory animal = rules.annotate(GoldFixture.ofTask("4-4"));
        WorkedExamples examples = new WorkedExamples(AnnotationExamples.NONE, Optional.empty(), List.of(boil, animal));

        assertThat(examples.introduction()).contains("a small agent").doesNotContain("art studio");
        assertThat(examples.general(BOIL.variation()).orElseThrow().answer()).isEqualTo(AnswerText.of(animal));
        assertThat(examples.general(animal.trajectory().variation())
                        .orElseThrow()
                        .path())
                .isEqualTo(boil.trajectory().steps().stream().map(Step::action).toList());
        assertThat(examples.of(BOIL.variation().task())).isEmpty();
    }

    private static WorkedExamples in(Path folder) {
        return new WorkedExamples(new ScienceWorldExamples(), Optional.of(folder), List.of());
    }
}
