package dev.cairn.pipeline.export;

import dev.cairn.core.Lookup;
import dev.cairn.core.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** A format of others in which episodes or rows can be written. Those of other modules are found by {@link ServiceLoader}. */
public interface ExportFormat {
    /** As after {@code --format}. */
    String name();

    /** File or folder in the run directory, where none is given. */
    String defaultPath();

    /** What is counted, for example {@code conversations}. */
    String items();

    /**
     * Writes what a run has made.
     *
     * @param run its directory
     * @param path file or folder, which is made
     * @param minScore episodes with a lower score are left out, if the format is one of single episodes
     * @return number of {@link #items()}
     */
    int write(Path run, Path path, int minScore);

    /**
     * The format of that name.
     *
     * @throws UserException if there is none
     */
    static ExportFormat named(String name) {
        List<ExportFormat> known = Stream.concat(
                        Stream.of(new ShareGpt(), new ChatRows()),
                        ServiceLoader.load(ExportFormat.class).stream().map(ServiceLoader.Provider::get))
                .toList();
        return Lookup.byName("format", name, known, ExportFormat::name);
    }
}
