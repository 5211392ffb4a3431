package dev.cairn.conformance.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.distill.annotate.Annotation;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.RepairLog;
import dev.cairn.distill.annotate.repair.Repaired;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import dev.cairn.scienceworld.gold.GoldFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheAnnotatorTest {
    private static final ScienceWorldRules RULES = new ScienceWorldRules();

    @TempDir
    private Path folder;

    static List<Trajectory> gold() {
        return GoldFixture.onePerTask();
    }

    @ParameterizedTest
    @MethodSource("gold")
    void whatIsWrittenIntoACacheComesOutOfIt(Trajectory trajectory) {
        Annotation.Done rules = (Annotation.Done) new RuleAnnotator(RULES).attempt(trajectory);
        cache(trajectory).append(trajectory.variation().number(), "1- ...", steps(trajectory), repaired(rules));
        Annotation.Done cached = (Annotation.Done) new CacheAnnotator(RULES, folder).attempt(trajectory);
        assertThat(cached.trajectory().segments()).isEqualTo(rules.trajectory().segments());
        assertThat(cached.repairs()).isEqualTo(RepairLog.NONE);
    }

    @Test
    void aPathOfAnotherSimulatorIsAligned() {
        Trajectory trajectory = GoldFixture.ofTask("4-4");
        Annotation.Done rules = (Annotation.Done) new RuleAnnotator(RULES).attempt(trajectory);
        cache(trajectory).append(trajectory.variation().number(), "1- ...", steps(trajectory), repaired(rules));
        Trajectory shorter = RULES.kept(trajectory);
        shorter = shorter.withSteps(shorter.steps().subList(0, 6));
        Annotation.Done cached = (Annotation.Done) new CacheAnnotator(RULES, folder).attempt(shorter);
        assertThat(cached.repairs().alignedAtOnce()).isFalse();
        assertThat(cached.trajectory().trajectory()).isEqualTo(shorter);
    }

    @Test
    void anAnswerAsItCameIsReadAndRepaired() {
        Trajectory trajectory = GoldFixture.ofTask("4-4");
        cache(trajectory).append(trajectory.variation().number(), "1- all(it) : {'focus on dove'} 2- end(it): {'x'}");
        Annotation.Done cached = (Annotation.Done) new CacheAnnotator(RULES, folder).attempt(trajectory);
        assertThat(cached.trajectory().segments())
                .extracting(segment -> segment.subGoal().text())
                .startsWith("navigate_to(outside)", "all(it) ");
    }

    @Test
    void whatTheCachesLackIsSaid() {
        Annotation annotation = new CacheAnnotator(RULES, folder).attempt(GoldFixture.ofTask("4-4"));
        assertThat(((Annotation.Failed) annotation).reason()).contains("do not have it");
        assertThatThrownBy(() -> new CacheAnnotator(RULES, folder.resolve("none")))
                .isInstanceOf(UserException.class);
    }

    @Test
    void aDamagedRowIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("find-animal_5_gpt4_4_steps_.csv"),
                ",variations,chatgpt_output,subgoal,path_act_sg,steps\n0,7,x,\"['S', 'T\",[],[]\n");
        assertThatThrownBy(() -> new OriginalCache(folder, "find-animal_5").repaired(7))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("'subgoal' of variation 7");
        Files.writeString(folder.resolve("a_1_gpt4.csv"), ",variations,chatgpt_output\n0,7\n");
        assertThatThrownBy(() -> new OriginalCache(folder, "a_1").answer(7))
                .hasMessageContaining("row 1 has 2 cells instead of 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "it's", "\"quoted\"", "both ' and \"", "a\n\tb\\c", "40° Celsius – é", "", "\u0001"})
    void textsSurviveAsPythonLiterals(String text) {
        String literal = PythonLiteral.write(JsonNodeFactory.instance.textNode(text));
        assertThat(PythonLiteral.parse(literal).asText()).isEqualTo(text);
    }

    @Test
    void pythonsConstantsNumbersAndTuplesAreRead() {
        assertThat(PythonLiteral.parse("{'a': True, 'b': None, 'c': (1, -2.5e3,), \"d\": [[], {}]}"))
                .hasToString("{\"a\":true,\"b\":null,\"c\":[1,-2500.0],\"d\":[[],{}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1", "{'a' 1}", "'x", "__import__('os')", "1 2", "[1 2]", "'\\q'", "'\\x4'"})
    void whatIsNoLiteralIsRefused(String text) {
        assertThatThrownBy(() -> PythonLiteral.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private OriginalCache cache(Trajectory trajectory) {
        return new OriginalCache(
                folder,
                trajectory.variation().task().name() + "_"
                        + trajectory.variation().task().index());
    }

    private static List<Step> steps(Trajectory trajectory) {
        return RULES.kept(trajectory).steps();
    }

    private static Repaired repaired(Annotation.Done done) {
        List<Step> steps = done.trajectory().trajectory().steps();
        return new Repaired(
                IntStream.range(0, steps.size())
                        .mapToObj(i -> new AnnotatedAction(
                                steps.get(i).action(),
                                done.trajectory().subGoalPerStep().get(i).text()))
                        .toList(),
                RepairLog.NONE);
    }
}
