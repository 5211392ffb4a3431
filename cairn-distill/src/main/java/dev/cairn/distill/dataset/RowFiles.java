package dev.cairn.distill.dataset;

import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.distill.dataset.DatasetSummary.Derived;
import dev.cairn.distill.dataset.DatasetSummary.FileSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a data set while it is written. Closed without {@link #commit}, they leave what was there before. */
final class RowFiles implements AutoCloseable {
    private static final String ALL = "all";

    private final DatasetPlan plan;
    private final DatasetLayout layout;
    private final Path directory;
    private final Map<String, RowFile> files = new LinkedHashMap<>();
    private final Set<String> codes;

    /** @param codes of all tasks, in the order in which they come */
    RowFiles(DatasetPlan plan, Path directory, Collection<String> codes) {
        this.plan = plan;
        this.layout = plan.layout();
        this.directory = directory;
        this.codes = new LinkedHashSet<>(codes);
    }

    void add(Variation variation, EncodedRows rows) {
        if (rows.size() == 0) {
            return;
        }
        if (!layout.joinsTasks()) {
            file(rows.role(), variation.split(), ALL).add(rows);
        }
        if (layout.joinsTasks() || plan.perTask()) {
            file(rows.role(), variation.split(), variation.task().code()).add(rows);
        }
    }

    /** Gives all files their names. */
    List<FileSummary> commit(Optional<TokenCounter> counter) {
        if (layout.joinsTasks()) {
            openRest();
        }
        List<FileSummary> summaries = files.values().stream()
                .map(file -> file.commit(counter))
                .sorted(Comparator.comparing((FileSummary file) -> Role.of(file.role()))
                        .thenComparing(file -> file.scope().equals(ALL) ? 0 : 1)
                        .thenComparing(file -> List.of("train", "val", "test").indexOf(file.split()))
                        .thenComparing(FileSummary::path))
                .toList();
        if (!layout.joinsTasks()) {
            deleteOthers();
        }
        return summaries;
    }

    /** Makes the files that repeat rows of committed ones. */
    List<Derived> derive() {
        return layout.derive(directory, plan, codes);
    }

    @Override
    public void close() {
        files.values().forEach(RowFile::close);
    }

    private RowFile file(Role role, Split split, String scope) {
        return files.computeIfAbsent(
                path(role, split, scope), path -> new RowFile(role, split, scope, path, directory));
    }

    private String path(Role role, Split split, String scope) {
        String label = RowFile.split(split);
        return scope.equals(ALL) ? layout.ofAll(role, label) : layout.ofTask(role, label, scope);
    }

    private void openRest() {
        for (String code : codes) {
            for (Role role : plan.roles()) {
                for (Split split : Split.values()) {
                    file(role, split, code);
                }
            }
        }
    }

    /** A split without rows must not keep the file of an earlier data set. */
    private void deleteOthers() {
        for (Role role : Role.values()) {
            for (Split split : Split.values()) {
                String path = path(role, split, ALL);
                if (!files.containsKey(path)) {
                    delete(directory.resolve(path));
                }
            }
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }
}
