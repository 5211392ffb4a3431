package dev.cairn.t5.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.t5.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers that sacrebleu 2.0.0 and the published scripts gave for the same texts. An excerpt is committed; the
 * property {@code cairn.conformance} names a folder with the whole set.
 */
class PublishedMetricsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<JsonNode> bleu() {
        return vectors("metrics_bleu");
    }

    /** Those of sub-goals; the others go through the actions of an environment. */
    static List<JsonNode> subGoals() {
        return vectors("eval_exact_match").stream()
                .filter(vector -> vector.path("case").asText().startsWith("subgoal"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bleu")
    void bleuIsThatOfSacrebleu(JsonNode vector) {
        List<String> predictions = texts(vector.path("input").path("predictions"));
        List<String> labels = texts(vector.path("input").path("labels"));
        JsonNode expected = vector.path("expected");

        Bleu found = Bleu.of(
                predictions.stream().map(String::strip).toList(),
                labels.stream().map(String::strip).toList());

        assertThat(found.counts()).isEqualTo(numbers(expected.path("counts"), JsonNode::asLong));
        assertThat(found.totals()).isEqualTo(numbers(expected.path("totals"), JsonNode::asLong));
        assertThat(found.words()).isEqualTo(expected.path("sys_len").asLong());
        assertThat(found.referenceWords()).isEqualTo(expected.path("ref_len").asLong());
        assertThat(found.brevityPenalty()).isCloseTo(expected.path("bp").asDouble(), within(1e-12));
        assertThat(found.score()).isCloseTo(expected.path("score").asDouble(), within(1e-9));
        assertThat(found.precisions()).isEqualTo(numbers(expected.path("precisions"), JsonNode::asDouble));
        assertThat(ExactMatch.STRIPPED.share(predictions, labels))
                .isEqualTo(expected.path("exact_match").asDouble());
    }

    @ParameterizedTest
    @MethodSource("subGoals")
    void subGoalsAreComparedAsPublished(JsonNode vector) {
        JsonNode predictions = vector.path("input").path("predictions");
        List<Double> percentages = new ArrayList<>();
        int at = 0;
        for (JsonNode file : vector.path("input").path("files")) {
            List<String> found = new ArrayList<>();
            List<String> targets = new ArrayList<>();
            for (JsonNode row : file) {
                found.add(predictions.get(at++).get(0).asText());
                targets.add(row.path("target").asText());
            }
            percentages.add(100 * ExactMatch.WITHOUT_FULL_STOPS.share(found, targets));
        }
        assertThat(percentages)
                .isEqualTo(numbers(
                        vector.path("expected").path("output_files").path("out/all_percentage_42.npy"),
                        JsonNode::asDouble));
    }

    private static List<String> texts(JsonNode array) {
        return numbers(array, JsonNode::asText);
    }

    private static <T> List<T> numbers(JsonNode array, java.util.function.Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).collect(Collectors.toList());
    }

    private static List<JsonNode> vectors(String name) {
        String folder = System.getProperty("cairn.conformance");
        Path file = (folder == null ? Golden.path("metric") : Path.of(folder)).resolve(name + ".jsonl");
        try {
            List<JsonNode> vectors = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                vectors.add(JSON.readTree(line));
            }
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
