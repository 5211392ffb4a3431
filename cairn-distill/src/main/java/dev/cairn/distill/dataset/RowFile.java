package dev.cairn.distill.dataset;

import dev.cairn.core.Example;
import dev.cairn.core.Fold;
import dev.cairn.core.Role;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.distill.dataset.DatasetSummary.FileSummary;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** One file of a data set while it is written, with what its summary needs. */
final class RowFile {
    private final Role role;
    private final Fold fold;
    private final Path file;
    private final Writer out;
    private int trajectories;
    private int rows;
    private long inputChars;
    private int maxInputChars;
    private int maxTargetChars;

    RowFile(Role role, Fold fold, Path file, Writer out) {
        this.role = role;
        this.fold = fold;
        this.file = file;
        this.out = out;
    }

    /** The development fold is called {@code val} in data sets. */
    static String split(Fold fold) {
        return fold == Fold.DEV ? "val" : fold.label();
    }

    static String path(Role role, Fold fold) {
        return role.label() + "/" + split(fold) + ".jsonl";
    }

    Path file() {
        return file;
    }

    Role role() {
        return role;
    }

    boolean isFor(Fold other) {
        return fold == other;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Adds the rows of one trajectory. */
    void add(List<Example> examples) {
        trajectories += examples.isEmpty() ? 0 : 1;
        for (Example example : examples) {
            write(Json.write(example) + "\n");
            rows++;
            inputChars += example.input().length();
            maxInputChars = Math.max(maxInputChars, example.input().length());
            maxTargetChars = Math.max(maxTargetChars, example.target().length());
        }
    }

    FileSummary summary() {
        double mean = rows == 0 ? 0 : Math.round(10.0 * inputChars / rows) / 10.0;
        return new FileSummary(role.label(), split(fold), trajectories, rows, mean, maxInputChars, maxTargetChars);
    }

    private void write(String line) {
        try {
            out.write(line);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }
}
