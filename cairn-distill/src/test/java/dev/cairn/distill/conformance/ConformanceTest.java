package dev.cairn.distill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.distill.Compat;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConformanceTest {
    /** Every vector of these needs the repair of answers. */
    private static final List<String> MAY_BE_SKIPPED = List.of("dataset_layout");

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
        if (!MAY_BE_SKIPPED.contains(group.name())) {
            assertThat(result.passed()).isPositive();
        }
    }
}
