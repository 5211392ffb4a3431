package dev.cairn.scienceworld.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.scienceworld.gold.GoldFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotations as they are now; {@code -Dgolden.update=true} writes them again, for review in the diff. */
class AnnotationGoldenTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @ParameterizedTest
    @ValueSource(strings = {"1-1", "1-3", "2-2", "3-3", "4-4", "5-2", "6-1", "6-3", "7-3", "8-1", "9-1", "10-2"})
    void aTaskIsCutAsRecorded(String code) throws IOException {
        String text = lines(Cut.of(GoldFixture.ofTask(code)));
        check(text, Path.of("src", "test", "resources", "golden", "annotation", code + ".txt"));
    }

    private static String lines(AnnotatedTrajectory annotated) {
        return annotated.segments().stream()
                .map(segment -> segment.subGoal() + ": " + String.join(", ", annotated.actions(segment)) + "\n")
                .collect(Collectors.joining());
    }

    private static void check(String text, Path file) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
