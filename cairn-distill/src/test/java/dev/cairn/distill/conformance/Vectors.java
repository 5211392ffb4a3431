package dev.cairn.distill.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * Recorded inputs and outputs of the published code: an excerpt that lies beside the tests, and the whole set where
 * {@code -Dcairn.conformance=FOLDER} names it.
 */
enum Vectors {
    EXCERPT {
        @Override
        String text(String file) throws IOException {
            try (InputStream in = Objects.requireNonNull(
                    Vectors.class.getResourceAsStream("/golden/conformance/" + file + ".jsonl"), file)) {
                return new String(in.readAllBytes(), UTF_8);
            }
        }

        @Override
        InputStream goldFile() {
            return Objects.requireNonNull(Vectors.class.getResourceAsStream("/golden/conformance/gold.json"));
        }
    },
    ALL {
        @Override
        String text(String file) throws IOException {
            return Files.readString(folder().resolve(file + ".jsonl"));
        }

        @Override
        InputStream goldFile() throws IOException {
            try (Stream<Path> files = Files.list(folder().resolveSibling("gold"))) {
                Path file = files.filter(path -> path.toString().endsWith(".json.gz"))
                        .findFirst()
                        .orElseThrow();
                return new GZIPInputStream(Files.newInputStream(file));
            }
        }
    };

    abstract String text(String file) throws IOException;

    abstract InputStream goldFile() throws IOException;

    /** The vectors of a file whose results are no errors. */
    List<JsonNode> of(String file) {
        assumeFolder();
        try {
            return text(file)
                    .lines()
                    .map(Vectors::parse)
                    .filter(vector -> !vector.path("expected").has("error"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The gold trajectories that the row vectors refer to, in the published layout. */
    JsonNode gold() {
        assumeFolder();
        try (InputStream in = goldFile()) {
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void assumeFolder() {
        assumeTrue(
                this == EXCERPT || System.getProperty("cairn.conformance") != null,
                "the whole set of vectors is checked with -Dcairn.conformance=FOLDER");
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
