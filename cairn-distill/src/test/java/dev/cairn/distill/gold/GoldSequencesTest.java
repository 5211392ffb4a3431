package dev.cairn.distill.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Fold;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldSequencesTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void readsAllThirtyTasksInOrder() {
        assertThat(GoldFixture.onePerTask())
                .extracting(trajectory -> trajectory.variation().task().index())
                .containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
    }

    @Test
    void turnsTextFieldsIntoNumbersAndFlags() {
        Trajectory lifespan = GoldFixture.ofTask("7-1");
        assertThat(lifespan.variation().number()).isEqualTo(40);
        assertThat(lifespan.variation().fold()).isEqualTo(Fold.TRAIN);
        assertThat(lifespan.taskDescription()).startsWith("Your task is to find the animal");
        assertThat(lifespan.steps()).hasSize(5);
        Step first = lifespan.steps().get(0);
        assertThat(first.action()).isEqualTo(Step.LOOK_AROUND);
        assertThat(first.completed()).isFalse();
        assertThat(first.look()).startsWith("This room is called the").contains("\n\t");
        assertThat(lifespan.finalScore()).isEqualTo(1.0);
        assertThat(lifespan.steps().get(4).completed()).isTrue();
    }

    @Test
    void everyTrajectorySolvesItsTask() {
        assertThat(GoldFixture.onePerTask())
                .allSatisfy(trajectory -> assertThat(trajectory.finalScore()).isEqualTo(1.0));
    }

    @Test
    void aFileThatIsNotCompressedReadsTheSame() throws IOException {
        Path plain = directory.resolve("gold.json");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(GoldFixture.file("one-per-task.json.gz")))) {
            Files.write(plain, in.readAllBytes());
        }
        assertThat(GoldSequences.read(plain, GoldFixture::task)).isEqualTo(GoldFixture.onePerTask());
    }

    @Test
    void aFileOfAnotherLayoutIsNamedInTheError() throws IOException {
        Path other = Files.writeString(directory.resolve("other.json"), "{\"0\": {\"taskIdx\": 0, \"steps\": []}}");
        assertThatThrownBy(() -> GoldSequences.read(other, GoldFixture::task))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("other.json")
                .hasMessageContaining("original layout");
    }

    @Test
    void aMissingFileIsNamedInTheError() {
        assertThatThrownBy(() -> GoldSequences.read(directory.resolve("none.json"), GoldFixture::task))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("none.json");
    }
}
