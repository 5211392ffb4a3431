package dev.cairn.distill.dataset;

import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.io.AtomicOutput;
import dev.cairn.distill.dataset.DatasetSummary.FileSummary;
import dev.cairn.distill.dataset.DatasetSummary.Tokens;
import java.nio.file.Path;
import java.util.Optional;

/** One file of a data set while it is written, with what its summary needs. */
final class RowFile implements AutoCloseable {
    private final Role role;
    private final Split split;
    private final String scope;
    private final String path;
    private final AtomicOutput out;
    private final Histogram inputs = new Histogram();
    private final Histogram targets = new Histogram();
    private final Histogram inputTokens = new Histogram();
    private final Histogram targetTokens = new Histogram();
    private int trajectories;
    private int rows;

    /**
     * A file.
     *
     * @param scope {@code all}, or the code of the one task whose rows it holds
     * @param path below the folder of the data set
     */
    RowFile(Role role, Split split, String scope, String path, Path directory) {
        this.role = role;
        this.split = split;
        this.scope = scope;
        this.path = path;
        this.out = AtomicOutput.open(directory.resolve(path));
    }

    /** The development split is called {@code val} in data sets. */
    static String split(Split split) {
        return split == Split.DEV ? "val" : split.label();
    }

    String path() {
        return path;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Adds the rows of one trajectory. */
    void add(EncodedRows encoded) {
        out.write(encoded.bytes(), 0, encoded.bytes().length);
        trajectories += encoded.size() == 0 ? 0 : 1;
        rows += encoded.size();
        for (EncodedRows.Length length : encoded.lengths()) {
            inputs.add(length.input());
            targets.add(length.target());
            inputTokens.add(length.inputTokens());
            targetTokens.add(length.targetTokens());
        }
    }

    FileSummary commit(Optional<TokenCounter> counter) {
        long bytes = out.size();
        return new FileSummary(
                role.label(),
                split(split),
                scope,
                path,
                trajectories,
                rows,
                inputs.mean(),
                inputs.max(),
                targets.max(),
                bytes,
                out.commit(),
                counter.map(this::tokens));
    }

    @Override
    public void close() {
        out.close();
    }

    private Tokens tokens(TokenCounter counter) {
        return new Tokens(
                inputTokens.quantile(0.5),
                inputTokens.quantile(0.95),
                inputTokens.max(),
                targetTokens.max(),
                inputTokens.above(counter.maxInput()));
    }
}
