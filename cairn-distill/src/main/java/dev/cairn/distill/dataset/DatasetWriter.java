package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Fold;
import dev.cairn.core.Role;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes data sets: {@code <role>/{train,val,test}.jsonl} and {@code dataset.json} below a folder.
 *
 * <p>Trajectories are read once and in order, and one at a time is in memory. A file without any row is not kept.
 */
public final class DatasetWriter {
    /** Hands over trajectories one by one, for example {@code list::forEach} or {@code stream::forEachOrdered}. */
    @FunctionalInterface
    public interface Source {
        void forEach(Consumer<? super AnnotatedTrajectory> action);
    }

    private static final Logger LOG = LoggerFactory.getLogger(DatasetWriter.class);
    private static final String SUMMARY = "dataset.json";

    private final RowOptions options;
    private final List<Role> roles;

    /** @param roles which models are to be trained; at least one */
    public DatasetWriter(RowOptions options, Collection<Role> roles) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a data set needs at least one role");
        }
        this.options = options;
        this.roles = List.copyOf(roles);
    }

    /**
     * Replaces the data set in {@code directory}; leaves it as it was if {@code source} fails.
     *
     * @throws dev.cairn.core.UserException if the folder cannot be written to
     */
    public DatasetSummary write(Path directory, Source source) {
        Pass pass = new Pass(directory);
        pass.open(0, source);
        pass.files.stream().filter(RowFile::isEmpty).forEach(pass::delete);
        DatasetSummary summary = pass.summary();
        AtomicFiles.write(directory.resolve(SUMMARY), Json.pretty(summary));
        if (!summary.skipped().isEmpty()) {
            LOG.warn("actions without a formal form have no executor row: {}", summary.skipped());
        }
        return summary;
    }

    /** One reading of the source. */
    private final class Pass {
        private final Path directory;
        private final Rows rows = new Rows(options);
        private final List<RowFile> files = new ArrayList<>();
        private final Map<String, Integer> skipped = new TreeMap<>();

        Pass(Path directory) {
            this.directory = directory;
        }

        /** Opens the files one inside the other, so that a failure anywhere replaces none of them. */
        void open(int index, Source source) {
            Fold[] folds = Fold.values();
            if (index == roles.size() * folds.length) {
                source.forEach(this::add);
                return;
            }
            Role role = roles.get(index / folds.length);
            Fold fold = folds[index % folds.length];
            Path file = directory.resolve(RowFile.path(role, fold));
            AtomicFiles.write(file, out -> {
                files.add(new RowFile(role, fold, file, out));
                open(index + 1, source);
            });
        }

        private void add(AnnotatedTrajectory trajectory) {
            Fold fold = trajectory.trajectory().variation().fold();
            for (RowFile file : files) {
                if (file.isFor(fold)) {
                    RowSet set = rows.of(file.role(), trajectory);
                    file.add(set.rows());
                    set.skipped().forEach(action -> skipped.merge(action, 1, Integer::sum));
                }
            }
        }

        private void delete(RowFile file) {
            try {
                Files.deleteIfExists(file.file());
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(file.file(), e);
            }
        }

        private DatasetSummary summary() {
            return new DatasetSummary(
                    options.alignment(),
                    options.historyLength(),
                    files.stream()
                            .filter(file -> !file.isEmpty())
                            .map(RowFile::summary)
                            .toList(),
                    skipped);
        }
    }
}
