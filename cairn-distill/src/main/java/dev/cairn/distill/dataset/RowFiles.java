package dev.cairn.distill.dataset;

import dev.cairn.core.PythonRandom;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.distill.dataset.DatasetPlan.Layout;
import dev.cairn.distill.dataset.DatasetSummary.Derived;
import dev.cairn.distill.dataset.DatasetSummary.FileSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final int SEED = 1;

    private final DatasetPlan plan;
    private final Path directory;
    private final Map<String, RowFile> files = new LinkedHashMap<>();
    private final Set<String> codes;

    /** @param codes of all tasks, in the order in which they come */
    RowFiles(DatasetPlan plan, Path directory, Collection<String> codes) {
        this.plan = plan;
        this.directory = directory;
        this.codes = new LinkedHashSet<>(codes);
    }

    void add(Variation variation, EncodedRows rows) {
        String code = variation.task().code();
        Split split = variation.split();
        if (plan.layout() == Layout.ORIGINAL) {
            file(rows.role(), split, code).add(rows);
        } else if (rows.size() > 0) {
            file(rows.role(), split, ALL).add(rows);
            if (plan.perTask()) {
                file(rows.role(), split, code).add(rows);
            }
        }
    }

    /** Gives all files their names. */
    List<FileSummary> commit(Optional<TokenCounter> counter) {
        if (plan.layout() == Layout.ORIGINAL) {
            openRest();
        }
        List<FileSummary> summaries = files.values().stream()
                .map(file -> file.commit(counter))
                .sorted(Comparator.comparing((FileSummary file) -> Role.of(file.role()))
                        .thenComparing(file -> file.scope().equals(ALL) ? 0 : 1)
                        .thenComparing(file -> List.of("train", "val", "test").indexOf(file.split()))
                        .thenComparing(FileSummary::path))
                .toList();
        if (plan.layout() == Layout.CAIRN) {
            deleteOthers();
        }
        return summaries;
    }

    /** Makes the files that repeat rows of committed ones. */
    List<Derived> derive() {
        List<Derived> made = new ArrayList<>();
        for (Role role : plan.roles()) {
            if (plan.layout() == Layout.ORIGINAL) {
                OriginalLayout.derive(directory.resolve(role.label()), codes, plan.selection())
                        .forEach(file -> made.add(below(role, file)));
            } else {
                mini(role).ifPresent(made::add);
            }
        }
        return made;
    }

    @Override
    public void close() {
        files.values().forEach(RowFile::close);
    }

    private RowFile file(Role role, Split split, String scope) {
        String path = path(role, split, scope);
        return files.computeIfAbsent(path, name -> new RowFile(role, split, scope, name, directory));
    }

    private String path(Role role, Split split, String scope) {
        String label = RowFile.split(split);
        if (plan.layout() == Layout.ORIGINAL) {
            return role.label() + "/" + OriginalLayout.path(scope, label);
        }
        return role.label() + (scope.equals(ALL) ? "/" + label : "/tasks/" + scope + "." + label) + ".jsonl";
    }

    /** The published script writes files without rows too. */
    private void openRest() {
        for (String code : codes) {
            for (Role role : plan.roles()) {
                for (Split split : Split.values()) {
                    file(role, split, code);
                }
            }
        }
    }

    private Optional<Derived> mini(Role role) {
        String path = role.label() + "/val.mini.jsonl";
        if (plan.miniRows() == 0 || !files.containsKey(path(role, Split.DEV, ALL))) {
            delete(path);
            return Optional.empty();
        }
        LineFile validation = LineFile.of(directory.resolve(path(role, Split.DEV, ALL)));
        return Optional.of(validation.copy(
                new PythonRandom(SEED).permutation(validation.lines()), plan.miniRows(), directory, path));
    }

    /** A split without rows must not keep the file of an earlier data set. */
    private void deleteOthers() {
        for (Role role : Role.values()) {
            for (Split split : Split.values()) {
                String path = path(role, split, ALL);
                if (!files.containsKey(path)) {
                    delete(path);
                }
            }
        }
    }

    private void delete(String path) {
        Path file = directory.resolve(path);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }

    private static Derived below(Role role, Derived file) {
        return new Derived(role.label() + "/" + file.path(), file.rows(), file.bytes(), file.sha256());
    }
}
