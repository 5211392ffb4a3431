package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagesTest {
    private static final Stages STAGES = new Stages(Clock.systemUTC(), Progress.SILENT);

    private final AtomicInteger worked = new AtomicInteger();

    @TempDir
    private Path runs;

    @Test
    void aPartThatWasDoneBeforeWithTheSameOptionsIsTakenOver() {
        assertThat(run("first", "text", 1, false)).containsExactly("first of text", "1");
        assertThat(worked).hasValue(1);
        assertThat(run("first", "text", 2, false)).containsExactly("first of text", "2");
        assertThat(worked).as("another option of the whole").hasValue(1);
        assertThat(run("first", "other text", 3, false)).containsExactly("first of other text", "3");
        assertThat(worked).as("another option of the part").hasValue(2);
        assertThat(run("first", "text", 1, false))
                .as("the first run is as it was")
                .containsExactly("first of text", "1");
        assertThat(worked).hasValue(2);
    }

    @Test
    void whatIsTakenOverIsSaidInOneLine() {
        run("first", "text", 1, false);
        List<String> said = new ArrayList<>();
        Stages telling = new Stages(Clock.systemUTC(), new Progress() {
            @Override
            public void say(String message) {
                said.add(message);
            }

            @Override
            public Bar bar(String what, long total, long done) {
                return text -> {};
            }
        });
        telling.run(new Whole(new Part("first", "text", worked), 2, telling), runs, false);
        assertThat(said).singleElement().asString().startsWith("done before with the same options, and taken over: ");
    }

    @Test
    void whoStartsAfreshTakesNothingOver() {
        run("first", "text", 1, false);
        assertThat(run("first", "text", 2, true)).containsExactly("first of text", "2");
        assertThat(worked).hasValue(2);
    }

    @Test
    void whoStartsAfreshInADirectoryOfTheirOwnTakesNothingOver() {
        run("first", "text", 1, false);
        STAGES.runAt(new Whole(new Part("first", "text", worked), 2, STAGES), runs.resolve("clean"), true);
        assertThat(worked).hasValue(2);
    }

    @Test
    void whatStartedAfreshTakesNothingOverWhenItGoesOn() throws IOException {
        run("first", "text", 1, false);
        Whole whole = new Whole(new Part("first", "text", worked), 2, STAGES);
        Path clean = STAGES.runAt(whole, runs.resolve("clean"), true).directory();
        Files.delete(clean.resolve("status"));
        try (Stream<Path> part = Files.walk(clean.resolve("first"))) {
            part.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
        STAGES.runAt(whole, clean);
        assertThat(worked).hasValue(3);
    }

    @Test
    void aPartThatDidNotComeToItsEndIsNotTakenOver() {
        run("first", "text", 1, false);
        try (Stream<Path> all = Files.list(runs)) {
            AtomicFiles.write(all.findFirst().orElseThrow().resolve("first/status"), "failed\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("first", "text", 2, false);
        assertThat(worked).hasValue(2);
    }

    private List<String> run(String part, String text, int option, boolean fresh) {
        return STAGES.run(new Whole(new Part(part, text, worked), option, STAGES), runs, fresh)
                .result();
    }

    private record Whole(Part part, int option, Stages stages) implements Stage<List<String>> {
        @Override
        public String command() {
            return "whole";
        }

        @Override
        public Object config() {
            return Map.of("part", part.text(), "option", option);
        }

        @Override
        public Map<String, String> inputs() {
            return Map.of();
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<List<String>> resultType() {
            return (Class<List<String>>) (Class<?>) List.class;
        }

        @Override
        public List<String> run(RunDirectory run, Progress progress) {
            return List.of(stages.runIn(run, part.name(), part).result(), Integer.toString(option));
        }
    }

    private record Part(String name, String text, AtomicInteger worked) implements Stage<String> {
        @Override
        public String command() {
            return name;
        }

        @Override
        public Object config() {
            return Map.of("text", text);
        }

        @Override
        public Map<String, String> inputs() {
            return Map.of();
        }

        @Override
        public Class<String> resultType() {
            return String.class;
        }

        @Override
        public String run(RunDirectory run, Progress progress) {
            worked.incrementAndGet();
            AtomicFiles.write(run.file("deep/file"), text);
            return name + " of " + text;
        }
    }
}
