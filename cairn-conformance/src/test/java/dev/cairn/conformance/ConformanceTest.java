package dev.cairn.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.io.AtomicFiles;
import dev.cairn.distill.Compat;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
    @TestFactory
    Stream<DynamicTest> everyGroupAgreesWithThePublishedCode() throws URISyntaxException {
        return VectorFolders.all()
                .flatMap(folder -> ConformanceGroups.all(folder).stream()
                        .filter(group -> folder.has(group.name()))
                        .flatMap(group -> Arrays.stream(Compat.values())
                                .map(compat -> DynamicTest.dynamicTest(
                                        group.name() + ", " + compat, () -> check(folder, group, compat)))));
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
                .containsExactly(new ConformanceReport.Difference(2, "wrong", "cost, from character 0", "2", "1"));
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

    private static void check(VectorFolder folder, ConformanceGroup group, Compat compat) {
        ConformanceReport.Group result = new Conformance(compat, 3).check(folder, group);

        assertThat(result.differences()).isEmpty();
        assertThat(result.failed()).isZero();
        assertThat(result.passed()).isPositive();
    }
}
