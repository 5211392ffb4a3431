package dev.cairn.distill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.distill.Compat;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

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

    private static void check(VectorFolder folder, ConformanceGroup group, Compat compat) {
        ConformanceReport.Group result = new Conformance(compat, 3).check(folder, group);

        assertThat(result.differences()).isEmpty();
        assertThat(result.failed()).isZero();
        assertThat(result.passed()).isPositive();
    }
}
