package dev.cairn.pipeline.train;

import dev.cairn.core.Example;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.distill.prompt.Placeholders;
import dev.cairn.t5.io.AtomicDirectory;
import dev.cairn.t5.tokenizer.TokenizerTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A tokenizer trained on the texts of a data set. */
final class DomainTokenizer {
    /** Often enough for a token of its own in any vocabulary that has room for more than the bytes. */
    private static final int PLACEHOLDER_COPIES = 10_000;

    private DomainTokenizer() {}

    /** The tokenizer in {@code folder}, made there first if it is missing; it has tokens for {@link Placeholders}. */
    static Path in(Path folder, Supplier<List<Example>> rows, int vocabulary) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        List<String> corpus =
                new ArrayList<>(Collections.nCopies(PLACEHOLDER_COPIES, " " + String.join(" ", Placeholders.ALL)));
        rows.get().forEach(row -> Collections.addAll(corpus, row.input(), row.target()));
        try {
            AtomicDirectory.write(folder, unfinished -> TokenizerTrainer.train(corpus, vocabulary, unfinished));
            return folder;
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }
}
