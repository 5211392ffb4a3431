package dev.cairn.parquet;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cairn parquet}. */
@Command(
        name = "parquet",
        description = "Write trajectories, annotated trajectories, episodes and rows of data sets as Apache Parquet:"
                + " NAME.parquet beside each NAME.jsonl.")
public final class ParquetCommand extends ConsoleCommand {
    private static final String END = ".jsonl";

    /** What a run that is not over has done ahead of its turn; it comes to the other files in time. */
    private static final List<Path> UNFINISHED = List.of(Path.of("early.jsonl"), Path.of("parts"));

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN_OR_FILE",
            description = "JSONL files, and folders in which all of these kinds are taken, those below included.")
    private List<Path> places = List.of();

    public ParquetCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        List<Written> all = new ArrayList<>();
        for (Path place : places) {
            List<Written> written = Files.isDirectory(place) ? folder(place) : List.of(file(place));
            all.addAll(written);
        }
        if (json()) {
            printJson(all);
        } else {
            all.forEach(one -> line("%s: %d %s", one.path(), one.rows(), one.kind()));
        }
        return 0;
    }

    private static Written file(Path file) {
        return ParquetFile.write(file, besides(file))
                .orElseThrow(() -> new UserException(file + " holds no " + Kind.NAMES
                        + "; other files are JSON lines, which Spark reads as they are"));
    }

    private static List<Written> folder(Path folder) {
        List<Written> written = new ArrayList<>();
        for (Path file : files(folder)) {
            ParquetFile.write(file, besides(file)).ifPresent(written::add);
        }
        if (written.isEmpty()) {
            throw new UserException("no " + END + " file in " + folder + " holds " + Kind.NAMES);
        }
        return written;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(END) && Files.isRegularFile(file))
                    .filter(file -> UNFINISHED.stream().noneMatch(name -> contains(folder.relativize(file), name)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean contains(Path path, Path name) {
        for (Path part : path) {
            if (part.equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Path besides(Path file) {
        String name = file.toAbsolutePath().getFileName().toString();
        String stem = name.endsWith(END) ? name.substring(0, name.length() - END.length()) : name;
        return file.resolveSibling(stem + ".parquet");
    }
}
