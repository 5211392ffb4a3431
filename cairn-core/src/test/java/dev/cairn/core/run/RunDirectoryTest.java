package dev.cairn.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Clock LATER = Clock.fixed(Instant.parse("2026-05-02T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path runs;

    @Test
    void theSameCommandGoesOnInTheSameDirectory() {
        Path first;
        try (RunDirectory run = RunDirectory.open(runs, manifest("gold", 1), CLOCK, false)) {
            first = run.path();
            assertThat(first.getFileName().toString()).matches("gold-20260501T120000Z-[0-9a-f]{8}");
        }
        try (RunDirectory run = RunDirectory.open(runs, manifest("gold", 1), LATER, false)) {
            assertThat(run.path()).isEqualTo(first);
            assertThat(run.wasFinished()).isFalse();
            run.finish(Map.of("n", 1));
        }
        try (RunDirectory run = RunDirectory.open(runs, manifest("gold", 1), LATER, false)) {
            assertThat(run.wasFinished()).isTrue();
        }
        List<RunEvent> events = Jsonl.read(first.resolve("events.jsonl"), RunEvent.class);
        assertThat(events)
                .hasExactlyElementsOfTypes(RunEvent.Started.class, RunEvent.Continued.class, RunEvent.Finished.class);
        assertThat(events.get(0)).isEqualTo(new RunEvent.Started("2026-05-01T12:00:00Z", RunEvent.SCHEMA, "gold"));
    }

    @Test
    void whatAKilledProcessDidNotFinishIsGoneWhenTheRunGoesOn() throws IOException {
        Path unfinished;
        try (RunDirectory run = RunDirectory.open(runs, manifest("gold", 1), CLOCK, false)) {
            unfinished = Files.writeString(
                    Files.createDirectories(run.file("far")).resolve(".rows.0123456789abcdef.tmp"), "half");
        }
        RunDirectory.open(runs, manifest("gold", 1), LATER, false).close();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void theOrderOfKeysMakesNoOtherCommand() throws IOException {
        JsonNode config = Json.mapper().readTree("{\"a\":1,\"b\":{\"c\":2,\"d\":[3,4]}}");
        JsonNode reordered = Json.mapper().readTree("{\"b\":{\"d\":[3,4],\"c\":2},\"a\":1}");
        JsonNode other = Json.mapper().readTree("{\"a\":1,\"b\":{\"c\":2,\"d\":[4,3]}}");
        assertThat(RunDirectory.hash("gold", reordered, Map.of()))
                .isEqualTo(RunDirectory.hash("gold", config, Map.of()));
        assertThat(RunDirectory.hash("gold", other, Map.of()))
                .isNotEqualTo(RunDirectory.hash("gold", config, Map.of()));
    }

    @Test
    void otherOptionsOrFreshGetADirectoryOfTheirOwn() {
        Path first;
        try (RunDirectory run = RunDirectory.open(runs, manifest("gold", 1), CLOCK, false)) {
            first = run.path();
        }
        try (RunDirectory other = RunDirectory.open(runs, manifest("gold", 2), CLOCK, false);
                RunDirectory fresh = RunDirectory.open(runs, manifest("gold", 1), LATER, true)) {
            assertThat(other.path()).isNotEqualTo(first);
            assertThat(fresh.path()).isNotEqualTo(first);
        }
    }

    @Test
    void twoFreshRunsOfOneSecondGetTwoDirectories() {
        try (RunDirectory first = RunDirectory.open(runs, manifest("gold", 1), CLOCK, true);
                RunDirectory second = RunDirectory.open(runs, manifest("gold", 1), CLOCK, true)) {
            assertThat(second.path()).isNotEqualTo(first.path());
        }
    }

    @Test
    void aNamedDirectoryOfAnotherRunIsLeftAlone() throws IOException {
        RunDirectory.openAt(runs.resolve("r"), manifest("gold", 1), CLOCK).close();
        String before = Files.readString(runs.resolve("r/events.jsonl"));
        assertThatThrownBy(() -> RunDirectory.openAt(runs.resolve("r"), manifest("gold", 2), CLOCK))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("other options");
        assertThat(Files.readString(runs.resolve("r/events.jsonl"))).isEqualTo(before);
    }

    @Test
    void twoProcessesCannotWriteTheSameRun() {
        try (RunDirectory run = RunDirectory.openAt(runs.resolve("r"), manifest("gold", 1), CLOCK)) {
            assertThatThrownBy(() -> RunDirectory.openAt(run.path(), manifest("gold", 1), CLOCK))
                    .hasMessageContaining("in use");
        }
    }

    /** The maps of {@code Map.of} are read in another order by each process. */
    @Test
    void factsInputsAndMachineAreWrittenSortedByName() {
        List<String> names = List.of("zeta", "alpha", "mid", "beta", "omega", "delta");
        Map<String, String> unordered =
                Map.copyOf(names.stream().collect(Collectors.toMap(name -> name, name -> "sha256:" + name)));
        Manifest manifest = new Manifest(
                "gold",
                "2026-05-01T12:00:00Z",
                "test",
                "unknown",
                Json.mapper().createObjectNode(),
                unordered,
                unordered);

        List<String> sorted = names.stream().sorted().toList();
        assertThat(manifest.inputs().keySet()).containsExactlyElementsOf(sorted);
        assertThat(manifest.machine().keySet()).containsExactlyElementsOf(sorted);
        assertThat(new RunEvent.ItemDone("t", "item", Map.copyOf(unordered))
                        .facts()
                        .keySet())
                .containsExactlyElementsOf(sorted);
        assertThat(new RunEvent.Finished("t", Map.copyOf(unordered)).facts().keySet())
                .containsExactlyElementsOf(sorted);
    }

    private static Manifest manifest(String verb, int option) {
        return new Manifest(
                verb,
                "2026-05-01T12:00:00Z",
                "test",
                "unknown",
                Json.mapper().valueToTree(Map.of("option", option)),
                Map.of("jar", "sha256:00"),
                Map.of("java", "17"));
    }
}
