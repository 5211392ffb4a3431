package dev.cairn.cli.stage;

import dev.cairn.core.io.AtomicFiles;
import dev.cairn.t5.TextPair;
import dev.cairn.t5.TokenizerTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tokenizer trained on the texts of a data set. */
final class DomainTokenizer {
    private DomainTokenizer() {}

    /** The tokenizer in {@code folder}, made there first if it is missing. */
    static Path in(Path folder, List<TextPair> rows, int vocabulary) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".tmp");
        List<String> corpus = new ArrayList<>(2 * rows.size());
        for (TextPair row : rows) {
            corpus.add(row.input());
            corpus.add(row.target());
        }
        TokenizerTrainer.train(corpus, vocabulary, unfinished);
        try {
            return Files.move(unfinished, folder);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }
}
