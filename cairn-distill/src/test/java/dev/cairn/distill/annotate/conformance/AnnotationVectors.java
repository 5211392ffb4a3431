package dev.cairn.distill.annotate.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.Json;
import dev.cairn.distill.annotate.KeptSteps;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/** Recorded inputs and outputs of the published code: an excerpt, and all where {@code -Dcairn.conformance=FOLDER} is. */
enum AnnotationVectors {
    EXCERPT,
    ALL;

    /** The vectors of a file, those whose result is an error too. */
    List<JsonNode> withErrors(String file) {
        assumeTrue(
                this == EXCERPT || System.getProperty("cairn.conformance") != null,
                "the whole set of vectors is checked with -Dcairn.conformance=FOLDER");
        try {
            String text = this == EXCERPT
                    ? new String(resource(file + ".jsonl").readAllBytes(), UTF_8)
                    : Files.readString(folder().resolve(file + ".jsonl"));
            return text.lines().map(AnnotationVectors::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kept actions of the gold path that a vector refers to; empty if the excerpt does not have it. */
    Optional<List<String>> actions(JsonNode gold, JsonNode vector) {
        JsonNode task = gold.path(vector.at("/trajectory/task_id").asText());
        int variation = vector.at("/trajectory/variation_id").asInt(-1);
        return stream(task.path("goldActionSequences"))
                .filter(entry -> entry.path("variationIdx").asInt() == variation)
                .findFirst()
                .map(entry -> stream(entry.path("path"))
                        .map(step -> step.path("action").asText())
                        .filter(KeptSteps::keeps)
                        .toList());
    }

    /** The gold file beside the vectors. */
    JsonNode gold() {
        try (InputStream in = this == EXCERPT ? resource("gold.json") : new GZIPInputStream(goldFile())) {
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(AnnotationVectors.class.getResourceAsStream("/golden/conformance/" + name), name);
    }

    private static InputStream goldFile() throws IOException {
        try (Stream<Path> files = Files.list(folder().resolveSibling("gold"))) {
            return Files.newInputStream(files.filter(path -> path.toString().endsWith(".json.gz"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static Path folder() {
        return Path.of(Objects.requireNonNull(System.getProperty("cairn.conformance")))
                .toAbsolutePath();
    }

    private static JsonNode parse(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
