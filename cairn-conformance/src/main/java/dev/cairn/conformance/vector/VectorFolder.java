package dev.cairn.conformance.vector;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A folder of vectors: one JSON lines file for each group. The gold trajectories that some refer to lie in {@code gold.json}
 * there, or in a folder {@code gold} next to it.
 */
public final class VectorFolder {
    private static final String ENDING = ".jsonl";

    private final Path folder;

    /** @throws UserException if there is no such folder */
    public VectorFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(this.folder)) {
            throw new UserException("no such folder of conformance vectors: " + folder);
        }
    }

    /** Names of the groups, sorted. */
    public List<String> groups() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    public boolean has(String group) {
        return Files.isRegularFile(folder.resolve(group + ENDING));
    }

    /**
     * Reads the vectors of a group, one at a time. Lines that hold none are passed over: {@link Conformance} reports them.
     *
     * @throws UserException if there is no such file
     */
    public void forEach(String group, Consumer<ConformanceVector> action) {
        forEachLine(group, line -> {
            ConformanceVector vector;
            try {
                vector = line.read();
            } catch (MalformedVectorException e) {
                return;
            }
            action.accept(vector);
        });
    }

    /** The lines of a group's file that are not blank. Bytes that are no UTF-8 become replacement characters. */
    void forEachLine(String group, Consumer<VectorLine> action) {
        String name = group + ENDING;
        Path file = folder.resolve(name);
        int number = 0;
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    action.accept(new VectorLine(name, number, line));
                }
            }
        } catch (IOException e) {
            throw new UserException("cannot read " + file + " behind line " + number + ": " + e.getMessage(), e);
        }
    }

    /**
     * The published gold file that vectors refer to.
     *
     * @throws UserException if there is none
     */
    public Value gold() {
        Path file = goldFile();
        try (InputStream in = open(file)) {
            return Value.of(Json.mapper().readTree(in), file.getFileName().toString());
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Path goldFile() {
        if (Files.isRegularFile(folder.resolve("gold.json"))) {
            return folder.resolve("gold.json");
        }
        Path folderOfGold = folder.resolveSibling("gold");
        try (Stream<Path> files = Files.isDirectory(folderOfGold) ? Files.list(folderOfGold) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().matches(".*\\.json(\\.gz)?"))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new UserException("no gold trajectories for the vectors in " + folder
                            + "; put them into gold.json there, or into the folder gold next to it"));
        } catch (IOException e) {
            throw new UserException("cannot list " + folderOfGold + ": " + e.getMessage(), e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
}
