package dev.cairn.distill.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.io.Sha256;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.RowSet;
import dev.cairn.distill.dataset.Rows;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Template;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowsConformanceTest {
    @ParameterizedTest
    @EnumSource
    void executorRowsAreThePublishedOnes(Vectors vectors) {
        check(vectors, "rows_executor", Role.EXECUTOR, 10, annotated(vectors));
    }

    @ParameterizedTest
    @EnumSource
    void controllerRowsAreThePublishedOnes(Vectors vectors) {
        check(vectors, "rows_controller", Role.CONTROLLER, 10, annotated(vectors));
    }

    @ParameterizedTest
    @EnumSource
    void executorRowsWithoutHistoryAreThePublishedOnes(Vectors vectors) {
        check(vectors, "rows_executor_nohist", Role.EXECUTOR, 1, annotated(vectors));
    }

    @ParameterizedTest
    @EnumSource
    void swiftRowsAreThePublishedOnes(Vectors vectors) {
        check(vectors, "rows_swift", Role.SWIFT, 10, new GoldTrajectories(vectors.gold())::plain);
    }

    @ParameterizedTest
    @EnumSource
    void swiftRowsWithoutHistoryAreThePublishedOnes(Vectors vectors) {
        check(vectors, "rows_swift_nohist", Role.SWIFT, 1, new GoldTrajectories(vectors.gold())::plain);
    }

    @ParameterizedTest
    @EnumSource
    void firstSubGoalRowsAreThePublishedOnes(Vectors vectors) {
        Rows rows = new Rows(RowOptions.PUBLISHED);
        Function<JsonNode, AnnotatedTrajectory> trajectories = annotated(vectors);
        List<JsonNode> annotated = vectors.of("rows_executor").stream()
                .map(vector -> vector.path("trajectory"))
                .toList();
        List<JsonNode> checked = vectors.of("rows_first_sg").stream()
                .filter(vector -> annotated.contains(vector.path("trajectory")))
                .filter(vector -> vector.path("case").asText().equals("no_places"))
                .toList();
        assertThat(checked).hasSameSizeAs(annotated);
        for (JsonNode vector : checked) {
            List<Example> row = rows.of(Role.FIRST, trajectories.apply(vector)).rows();
            assertThat(row)
                    .extracting(Example::input, Example::target)
                    .containsExactly(tuple(
                            vector.at("/expected/input").asText(),
                            vector.at("/expected/target").asText()));
        }
    }

    private static void check(
            Vectors vectors,
            String file,
            Role role,
            int historyLength,
            Function<JsonNode, AnnotatedTrajectory> trajectories) {
        Rows rows = new Rows(new RowOptions(Alignment.ORIGINAL, historyLength, Template.ORIGINAL));
        List<JsonNode> all = vectors.of(file);
        assertThat(all).isNotEmpty();
        for (JsonNode vector : all) {
            RowSet set = rows.of(role, trajectories.apply(vector));
            assertThat(set.skipped()).isEmpty();
            check(set.rows(), vector.path("expected"));
        }
    }

    private static void check(List<Example> rows, JsonNode expected) {
        assertThat(rows).extracting(Example::target).isEqualTo(Vectors.texts(expected.path("targets")));
        for (JsonNode sample : expected.path("samples")) {
            assertThat(rows.get(sample.path("row").asInt()).input())
                    .isEqualTo(sample.path("input").asText());
        }
        assertThat(rows)
                .extracting(row -> Sha256.of(row.input()).substring(0, 16))
                .isEqualTo(Vectors.texts(expected.path("input_sha256_first16")));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.taskId()).isEqualTo(expected.path("task_id").asInt());
            assertThat(row.variationId())
                    .isEqualTo(expected.path("variation_id").asInt());
            assertThat(row.taskRealId()).isEqualTo(expected.path("task_real_id").asText());
        });
    }

    /** Only the executor's vectors tell where sub-goals end; the others refer to the same trajectories. */
    private static Function<JsonNode, AnnotatedTrajectory> annotated(Vectors vectors) {
        GoldTrajectories gold = new GoldTrajectories(vectors.gold());
        Map<JsonNode, JsonNode> executor = vectors.of("rows_executor").stream()
                .collect(Collectors.toMap(vector -> vector.path("trajectory"), Function.identity()));
        return vector -> {
            JsonNode source = executor.get(vector.path("trajectory"));
            if (source == null) {
                throw new AssertionError("no annotation for " + vector.path("trajectory"));
            }
            return gold.annotated(source);
        };
    }
}
