package dev.cairn.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.Conformance;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceReport;
import dev.cairn.conformance.vector.VectorFolder;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A damaged vector is a failed one, with its file and line, in every group; nothing that it says ends the run. */
class MalformedVectorsTest {
    private static final int MOST = 80;

    /** What no reader says by itself: the place where a damaged vector met code that had not looked. */
    private static final List<String> CRASHES = List.of(
            "NullPointerException", "ClassCastException", "IndexOutOfBounds", "NoSuchElement", "NumberFormatException");

    @TempDir
    private Path folder;

    static Stream<String> groups() {
        return VectorFolders.excerpt().groups().stream();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void lineThatHoldsNoVectorFailsWithItsFileAndLine(String group) throws IOException {
        String good = smallest(group);
        List<String> lines = List.of(
                good,
                good.substring(0, good.length() / 2),
                "null",
                "[]",
                "{}",
                good + "}",
                without(good, "input"),
                without(good, "expected"),
                without(good, "case"));
        ConformanceReport.Group report = check(group, lines);

        assertThat(report.failed()).isEqualTo(lines.size() - 1);
        assertThat(report.differences()).allSatisfy(difference -> {
            assertThat(difference.file()).isEqualTo(group + ".jsonl");
            assertThat(difference.what()).startsWith("malformed vector");
        });
        assertThat(report.differences().stream()
                        .map(ConformanceReport.Difference::line)
                        .toList())
                .containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void damagedFieldIsReportedAndNeverACrash(String group) throws IOException {
        List<String> lines = damaged(Json.mapper().readTree(smallest(group)));
        ConformanceReport.Group report = check(group, lines);

        assertThat(report.passed()
                        + report.failed()
                        + report.skipped().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .isEqualTo(lines.size());
        assertThat(report.differences()).allSatisfy(difference -> {
            assertThat(difference.file()).isEqualTo(group + ".jsonl");
            assertThat(CRASHES).noneMatch(difference.actual()::contains);
        });
    }

    @Test
    void vectorWithoutScoresFailsWithItsLine() throws IOException {
        ObjectNode vector = (ObjectNode) Json.mapper().readTree(smallest("agent_prompts"));
        ((ObjectNode) vector.get("input")).putArray("recent_scores");
        ConformanceReport.Group report = check("agent_prompts", List.of(vector.toString()));

        assertThat(report.differences().get(0).actual())
                .isEqualTo("vector.input.recent_scores must be a list with an entry, but is []");
    }

    /** Every field and the first entry of every list, each left out and replaced by values of other types. */
    private static List<String> damaged(JsonNode vector) {
        List<String> lines = new ArrayList<>();
        JsonNodeFactory make = JsonNodeFactory.instance;
        List<JsonNode> wrong = List.of(
                make.nullNode(),
                make.textNode("wrong"),
                make.numberNode(-7),
                make.numberNode(0.5),
                make.arrayNode(),
                make.arrayNode().add(make.nullNode()),
                make.objectNode(),
                make.booleanNode(true));
        damage(vector, vector, wrong, lines);
        int step = Math.max(1, lines.size() / MOST);
        return Stream.iterate(0, i -> i < lines.size(), i -> i + step)
                .map(lines::get)
                .toList();
    }

    private static void damage(JsonNode all, JsonNode at, List<JsonNode> wrong, List<String> lines) {
        if (at instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode right = object.get(name);
                for (JsonNode other : wrong) {
                    object.set(name, other);
                    lines.add(all.toString());
                }
                object.remove(name);
                lines.add(all.toString());
                object.set(name, right);
                damage(all, right, wrong, lines);
            }
        } else if (at instanceof ArrayNode array && !array.isEmpty()) {
            JsonNode right = array.get(0);
            for (JsonNode other : wrong) {
                array.set(0, other);
                lines.add(all.toString());
            }
            array.set(0, right);
            damage(all, right, wrong, lines);
        }
    }

    private static String without(String vector, String field) throws IOException {
        ObjectNode all = (ObjectNode) Json.mapper().readTree(vector);
        all.remove(field);
        return all.toString();
    }

    /** The shortest vector of the excerpt that has everything in it. */
    private static String smallest(String group) throws IOException {
        return Files.readAllLines(VectorFolders.excerptFolder().resolve(group + ".jsonl")).stream()
                .min(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    private ConformanceReport.Group check(String group, List<String> lines) throws IOException {
        AtomicFiles.write(folder.resolve(group + ".jsonl"), String.join("\n", lines));
        for (String other : List.of("gold.json", "rows_executor.jsonl")) {
            if (!Files.exists(folder.resolve(other))) {
                Files.copy(VectorFolders.excerptFolder().resolve(other), folder.resolve(other));
            }
        }
        VectorFolder vectors = new VectorFolder(folder);
        ConformanceGroup known = ConformanceGroups.all(vectors).stream()
                .filter(one -> one.name().equals(group))
                .findFirst()
                .orElseThrow();
        return new Conformance(Compat.ORIGINAL, lines.size()).check(vectors, known);
    }
}
