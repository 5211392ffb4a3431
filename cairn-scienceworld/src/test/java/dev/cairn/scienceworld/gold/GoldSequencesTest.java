package dev.cairn.scienceworld.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(lifespan.variation().split()).isEqualTo(Split.TRAIN);
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
    void whatIsWrittenIsByteForByteWhatWasRead() throws IOException {
        byte[] original = unzipped(GoldFixture.file("one-per-task.json.gz"));
        Path plain = directory.resolve("again.json");
        GoldSequencesWriter.write(plain, out -> GoldFixture.onePerTask().forEach(out));
        assertThat(Files.readAllBytes(plain)).isEqualTo(original);
        Path gzip = directory.resolve("again.json.gz");
        GoldSequencesWriter.write(gzip, out -> GoldFixture.onePerTask().forEach(out));
        assertThat(unzipped(gzip)).isEqualTo(original);
    }

    /** With {@code -Dcairn.gold=DIR}: the full file that DIR holds. */
    @Test
    @EnabledIfSystemProperty(named = "cairn.gold", matches = ".+")
    void theFullFileMakesTheRoundTrip() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("cairn.gold")))) {
            Path full = files.filter(file -> file.getFileName().toString().matches("goldsequences-.*json\\.gz"))
                    .findFirst()
                    .orElseThrow();
            Path again = directory.resolve("again.json");
            GoldSequencesWriter.write(again, out -> GoldSequences.forEach(full, GoldFixture::task, out));
            assertThat(Files.readAllBytes(again)).isEqualTo(unzipped(full));
        }
    }

    @Test
    void textIsEscapedAsPythonDoes() throws IOException {
        Step odd = new Step("a\u007f\u00e9\ud83d\ude00\"\\/\b\u001b", "\n\t", -1.0, false, "", "");
        Trajectory original = GoldFixture.ofTask("7-1").withSteps(List.of(odd));
        Path file = directory.resolve("odd.json");
        GoldSequencesWriter.write(file, out -> out.accept(original));
        assertThat(Files.readString(file))
                .contains(
                        "{\"action\": \"a\\u007f\\u00e9\\ud83d\\ude00\\\"\\\\/\\b\\u001b\", \"observation\": \"\\n\\t\", "
                                + "\"score\": \"-1.0\", \"isCompleted\": \"false\"");
        assertThat(GoldSequences.read(file, GoldFixture::task)).containsExactly(original);
    }

    @Test
    void aZipArchiveIsWrittenAndRead() throws IOException {
        Path zip = directory.resolve("gold.zip");
        GoldSequencesWriter.write(zip, out -> GoldFixture.onePerTask().forEach(out));
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            assertThat(archive.stream()).extracting(ZipEntry::getName).containsExactly("gold.json");
        }
        assertThat(GoldSequences.read(zip, GoldFixture::task)).isEqualTo(GoldFixture.onePerTask());
    }

    @Test
    void trajectoriesBeforeADamagedPlaceAreHandedOver() throws IOException {
        byte[] all = unzipped(GoldFixture.file("one-per-task.json.gz"));
        Path cut = Files.write(directory.resolve("cut.json"), Arrays.copyOf(all, all.length / 2));
        List<Trajectory> seen = new ArrayList<>();
        assertThatThrownBy(() -> GoldSequences.forEach(cut, GoldFixture::task, seen::add))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cut.json");
        assertThat(seen).isNotEmpty().isEqualTo(GoldFixture.onePerTask().subList(0, seen.size()));
    }

    @Test
    void aFileOfAQuarterGigabytePassesThroughASmallHeap() throws IOException, InterruptedException {
        Path file = directory.resolve("large.json.gz");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeGoldFile.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("read " + LargeGoldFile.TRAJECTORIES);
    }

    @Test
    void tasksThatDoNotFollowOnEachOtherAreRefused() {
        Trajectory first = GoldFixture.onePerTask().get(0);
        Trajectory second = GoldFixture.onePerTask().get(1);
        Path file = directory.resolve("mixed.json");
        assertThatThrownBy(() -> GoldSequencesWriter.write(
                        file, out -> List.of(first, second, first).forEach(out)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(directory).isEmptyDirectory();
    }

    private static byte[] unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    @Test
    void aFileOfAnotherLayoutIsNamedInTheError() throws IOException {
        Path other = Files.writeString(directory.resolve("other.json"), "{\"0\": {\"taskIdx\": 0, \"steps\": []}}");
        assertThatThrownBy(() -> GoldSequences.read(other, GoldFixture::task))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("other.json")
                .hasMessageContaining("original layout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "train|null|[]|\"fold\"",
                "train|\"tarin\"|[]|unknown split 'tarin'",
                "[]|null|[]|\"path\"",
                "0.0|null|[STEP]|\"score\"",
                "0.0|'NaN'|[STEP]|the score NaN",
                "0.0|'1e999'|[STEP]|the score 1e999",
                "false|'maybe'|[STEP]|isCompleted is 'maybe'"
            })
    void aValueThatIsMissingOrNoneIsNamedWithItsPlace(String from, String to, String path, String message)
            throws IOException {
        String step = """
                {"action": "look around", "observation": "o", "score": "0.0",
                 "isCompleted": "false", "freelook": "l", "inventory": "i"}""";
        String text = """
                {"0": {"taskIdx": 0, "taskName": "boil", "goldActionSequences": [
                {"variationIdx": 0, "fold": "train", "taskDescription": "t", "path": PATH}]}}
                """.replace("PATH", path.replace("STEP", step));
        Path file = directory.resolve("gold.json");
        Files.writeString(file, text);
        assertThat(GoldSequences.read(file, GoldFixture::task)).hasSize(1);
        String quoted = from.startsWith("[") ? from : "\"" + from + "\"";
        Files.writeString(file, text.replace(quoted, to.replace("'", "\"")));
        assertThatThrownBy(() -> GoldSequences.read(file, GoldFixture::task))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("gold.json")
                .hasMessageContaining(message)
                .hasMessageContaining("(line ");
    }

    @Test
    void aCutOrDamagedCompressedFileIsNamed() throws IOException {
        byte[] whole = Files.readAllBytes(GoldFixture.file("one-per-task.json.gz"));
        Path file = Files.write(directory.resolve("gold.json.gz"), Arrays.copyOf(whole, whole.length - 9));
        assertThatThrownBy(() -> GoldSequences.read(file, GoldFixture::task))
                .hasMessageContaining("gold.json.gz is cut off or damaged");
        whole[whole.length - 6] ^= 1;
        Files.write(file, whole);
        assertThatThrownBy(() -> GoldSequences.read(file, GoldFixture::task))
                .hasMessageContaining("gold.json.gz is cut off or damaged");
    }

    @Test
    void aMissingFileIsNamedInTheError() {
        assertThatThrownBy(() -> GoldSequences.read(directory.resolve("none.json"), GoldFixture::task))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("none.json");
    }
}
