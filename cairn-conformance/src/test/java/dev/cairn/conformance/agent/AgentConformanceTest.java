package dev.cairn.conformance.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.conformance.Conformance;
import dev.cairn.conformance.ConformanceGroup;
import dev.cairn.conformance.ConformanceGroups;
import dev.cairn.conformance.ConformanceReport;
import dev.cairn.conformance.VectorFolder;
import dev.cairn.distill.Compat;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Recorded runs of the published agent: an excerpt, and the whole set where {@code -Dcairn.conformance=FOLDER} names it. */
class AgentConformanceTest {
    private static final Set<String> NOT_SAYABLE =
            Set.of("agent_as_released", "agent_main", "agent_output_path", "cli_options");

    @TestFactory
    Stream<DynamicTest> everyGroupAgreesWithThePublishedCode() {
        return folders()
                .flatMap(folder -> groups(folder).stream()
                        .filter(group -> folder.has(group.name()))
                        .flatMap(group -> Arrays.stream(Compat.values())
                                .map(compat -> DynamicTest.dynamicTest(
                                        group.name() + ", " + compat, () -> check(folder, group, compat)))));
    }

    @Test
    void noGroupOfTheExcerptIsLeftOut() {
        VectorFolder excerpt = excerpt();
        assertThat(groups(excerpt).stream().map(ConformanceGroup::name).collect(Collectors.toSet()))
                .containsAll(excerpt.groups());
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

    private static List<ConformanceGroup> groups(VectorFolder folder) {
        return AgentGroups.with(ConformanceGroups.all(folder));
    }

    private static Stream<VectorFolder> folders() {
        return Stream.concat(
                Stream.of(excerpt()),
                Stream.ofNullable(System.getProperty("cairn.conformance"))
                        .map(Path::of)
                        .map(VectorFolder::new));
    }

    private static VectorFolder excerpt() {
        try {
            return new VectorFolder(
                    Path.of(Objects.requireNonNull(AgentConformanceTest.class.getResource("/golden/agent"))
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
