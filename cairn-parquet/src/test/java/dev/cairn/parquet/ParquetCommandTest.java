package dev.cairn.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which files are written, and what is said of those that cannot be. What readers find in them: {@code ParquetTest}. */
class ParquetCommandTest {
    private static final String ROW =
            "{\"input\": \"a\", \"target\": \"b\", \"task_id\": 1, \"variation_id\": 2, \"task_real_id\": \"4-1\"}\n";

    @TempDir
    private Path folder;

    @Test
    void aFolderGivesAllThatIsKnown_theSameBytesEachTime() throws IOException {
        Path rows = write("executor/train.jsonl", ROW.repeat(1000));
        write("events.jsonl", "{\"schema\":1}\n");
        write("empty.jsonl", "");
        write("early.jsonl", ROW);
        write("parts/000000000-000000001.jsonl", ROW);

        Command.Result result = cairn(folder);

        Path parquet = rows.resolveSibling("train.parquet");
        assertThat(result.out()).isEqualTo(parquet + ": 1000 rows\n");
        assertThat(files()).filteredOn(name -> name.endsWith(".parquet")).containsExactly("train.parquet");
        byte[] first = Files.readAllBytes(parquet);
        assertThat(first).startsWith("PAR1".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(cairn(rows, rows).exit()).isZero();
        assertThat(parquet).hasBinaryContent(first);
    }

    @Test
    void aDamagedLineIsNamed_andTheFileStaysAsItWas() throws IOException {
        Path rows = write("train.jsonl", ROW.repeat(200) + ROW.replace("target", "tarket"));
        Path parquet = Files.writeString(folder.resolve("train.parquet"), "before");

        Command.Result result = cairn(rows);

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("train.jsonl, line 201: not a valid Example record", "'target': missing");
        assertThat(parquet).hasContent("before");
        assertThat(files()).containsExactlyInAnyOrder("train.jsonl", "train.parquet");
    }

    @Test
    void whatIsNoneOfTheKinds_orNotThere_isSaid() throws IOException {
        Path other = write("events.jsonl", "{\"schema\":1}\n");
        assertThat(cairn(other).err()).contains("events.jsonl holds no rows, annotated trajectories, episodes");
        assertThat(cairn(folder).err()).contains("no .jsonl file in " + folder + " holds rows");
        assertThat(cairn(write("half.jsonl", "{\"input\"")).err()).contains("half.jsonl, line 1: not a valid");
        Command.Result missing = cairn(folder.resolve("nowhere.jsonl"));
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("no such file: ", "nowhere.jsonl");
        assertThat(files()).noneMatch(name -> name.endsWith(".parquet"));
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentationHasTheSchema(Kind kind) {
        assertThat(Path.of("../docs/reference/parquet.md"))
                .content()
                .contains("```\n" + Schema.of(kind.type()) + "```\n");
    }

    private static Command.Result cairn(Path... places) {
        return Command.cairn(
                Stream.concat(Stream.of("parquet"), Stream.of(places).map(Path::toString))
                        .toArray(String[]::new));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
