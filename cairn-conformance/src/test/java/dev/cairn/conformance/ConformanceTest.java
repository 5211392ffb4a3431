package dev.cairn.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.Conformance;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceReport;
import dev.cairn.conformance.vector.VectorFolder;
import dev.cairn.core.io.AtomicFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConformanceTest {
    private static final Set<String> NOT_SAYABLE =
            Set.of("agent_as_released", "agent_main", "agent_output_path", "cli_options");

    @TestFactory
    Stream<DynamicTest> everyGroupAgreesWithThePublishedCode() {
        return VectorFolders.all()
                .flatMap(folder -> ConformanceGroups.all(folder).stream()
                        .filter(group -> folder.has(group.name()))
                        .flatMap(group -> Arrays.stream(Compat.values())
                                .map(compat -> DynamicTest.dynamicTest(
                                        group.name() + ", " + compat, () -> check(folder, group, compat)))));
    }

    @Test
    void noGroupOfTheExcerptIsLeftOut() {
        VectorFolder excerpt = VectorFolders.excerpt();
        assertThat(ConformanceGroups.all(excerpt).stream()
                        .map(ConformanceGroup::name)
                        .collect(Collectors.toSet()))
                .containsAll(excerpt.groups());
    }

    @Test
    void wrongResultIsReportedWithItsPlace(@TempDir Path folder) {
        AtomicFiles.write(folder.resolve("align_diff.jsonl"), """
            {"case": "right", "input": {"gold": ["a"], "annotated": ["a"]}, "expected": {"cost": 0, "ops": [], "remove": []}}
            {"case": "wrong", "input": {"gold": ["a", "b"], "annotated": ["b"]}, "expected": {"cost": 2, "ops": []}}
            """);
        VectorFolder vectors = new VectorFolder(folder);
        ConformanceReport report = new Conformance(Compat.NONE, 3).check(vectors, ConformanceGroups.all(vectors));

        assertThat(report.passed()).isEqualTo(1);
        assertThat(report.groups().get(0).differences())
                .containsExactly(new ConformanceReport.Difference(
                        "align_diff.jsonl", 2, "wrong", "cost, from character 0", "2", "1"));
    }

    @Test
    void groupsThatNothingChecksAreNamedWithTheirSubject(@TempDir Path folder) {
        AtomicFiles.write(folder.resolve("agent_rules.jsonl"), "");
        AtomicFiles.write(folder.resolve("unheard_of.jsonl"), "");
        ConformanceReport report = new Conformance(Compat.NONE, 3).check(new VectorFolder(folder), List.of());

        assertThat(report.unchecked())
                .containsExactly(
                        Map.entry("agent_rules", "about the agent"),
                        Map.entry("unheard_of", "nothing in this version checks it"));
    }

    /** The rows of two variations take turns in the file, but the published code asked for those of one variation first. */
    @ParameterizedTest
    @EnumSource(Compat.class)
    void answersToSubGoalRowsBelongToVariationsInOrderOfFirstAppearance(Compat compat, @TempDir Path folder) {
        AtomicFiles.write(
                folder.resolve("eval_exact_match.jsonl"), """
                    {"case": "sg", "input": {"function": "eval_test_sg", "files": {"f": [%s, %s, %s]}, \
                    "predictions": [["a"], ["c"], ["b"]]}, "expected": {"output_files": {"out/all_percentage_42.npy": [100.0]}}}
                    """.formatted(row("a", 7), row("b", 3), row("c", 7)));
        VectorFolder vectors = new VectorFolder(folder);
        ConformanceReport report = new Conformance(compat, 3).check(vectors, ConformanceGroups.all(vectors));

        assertThat(report.groups().get(0).differences()).isEmpty();
        assertThat(report.passed()).isEqualTo(1);
    }

    private static String row(String target, int variation) {
        return """
            {"input": "i", "target": "%s", "task_id": 0, "variation_id": %d, "task_real_id": "1-1"}\
            """.formatted(target, variation);
    }

    private static void check(VectorFolder folder, ConformanceGroup group, Compat compat) {
        ConformanceReport.Group result = new Conformance(compat, 3).check(folder, group);

        assertThat(result.differences()).isEmpty();
        assertThat(result.failed()).isZero();
        if (NOT_SAYABLE.contains(group.name())) {
            assertThat(result.skipped()).isNotEmpty();
        } else {
            assertThat(result.passed()).isPositive();
        }
    }
}
