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
import dev.cairn.distill.annotate.KeptSteps;
import dev.cairn.distill.annotate.repair.TolerantAnswerReader;
import dev.cairn.distill.gold.GoldFixture;
import dev.cairn.llm.ChatMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkedExamplesTest {
    @TempDir
    private Path folder;

    static Stream<Trajectory> gold() {
        return GoldFixture.onePerTask().stream().map(KeptSteps::of);
    }

    @ParameterizedTest
    @MethodSource("gold")
    void everyTaskHasAnExampleThatCoversARealPath(Trajectory kept) {
        WorkedExample example =
                WorkedExamples.builtIn().of(kept.variation().task()).orElseThrow();
        assertThat(example.path())
                .containsExactlyElementsOf(
                        kept.steps().stream().map(Step::action).toList());
        assertThat(example.taskDescription())
                .isEqualTo(kept.taskDescription().strip().replaceAll("\\s+", " "));
    }

    @ParameterizedTest
    @MethodSource("gold")
    void anExampleKeepsTheRulesThatThePromptStates(Trajectory kept) {
        WorkedExample example =
                WorkedExamples.builtIn().of(kept.variation().task()).orElseThrow();
        AnnotatedTrajectory annotated = ((Annotation.Done) AnswerAnnotation.of(
                        kept, "example", () -> new TolerantAnswerReader().read(example.answer()), run -> {
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
        assertThat(WorkedExamples.builtIn().general().path()).hasSize(20);
    }

    @Test
    void aUsersExampleReplacesCairnsOwn() throws IOException {
        Trajectory boil = GoldFixture.ofTask("1-1");
        Files.writeString(folder.resolve("boil.txt"), "Boil\n  something.\n\n1. cook(x): ['go', 'wait']\n");
        WorkedExamples examples = WorkedExamples.in(folder);
        assertThat(examples.of(boil.variation().task()))
                .contains(new WorkedExample("Boil something.", List.of("go", "wait"), "1. cook(x): ['go', 'wait']"));
        assertThat(examples.general()).isEqualTo(WorkedExamples.builtIn().general());
    }

    @Test
    void anotherWorldIsIntroducedInAFileOfItsOwn() throws IOException {
        Files.writeString(folder.resolve("system.txt"), "You are in a cave.\n");
        Trajectory boil = KeptSteps.of(GoldFixture.ofTask("1-1"));
        assertThat(new AnnotationPrompts(WorkedExamples.in(folder)).annotate(boil))
                .contains(ChatMessage.system("You are in a cave."));
        assertThat(WorkedExamples.builtIn().introduction()).contains("art studio");
    }

    @Test
    void aFileThatIsNoExampleIsNamed() throws IOException {
        Files.writeString(folder.resolve("boil.txt"), "Boil something.");
        assertThatThrownBy(() -> WorkedExamples.in(folder)
                        .of(GoldFixture.ofTask("1-1").variation().task()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("boil.txt")
                .hasMessageContaining("a blank line");
        assertThatThrownBy(() -> WorkedExamples.in(folder.resolve("none"))).isInstanceOf(UserException.class);
    }
}
