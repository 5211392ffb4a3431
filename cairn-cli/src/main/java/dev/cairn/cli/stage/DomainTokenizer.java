package dev.cairn.cli.stage;

import dev.cairn.core.io.AtomicFiles;
import dev.cairn.t5.TextPair;
import dev.cairn.t5.TokenizerTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A tokenizer trained on the texts of a data set. */
final class DomainTokenizer {
    private DomainTokenizer() {}

    /** The tokenizer in {@code folder}, made there first if it is missing. */
    static Path in(Path folder, Supplier<List<TextPair>> rows, int vocabulary) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".tmp");
        List<String> corpus = rows.get().stream()
                .flatMap(row -> Stream.of(row.input(), row.target()))
                .toList();
        TokenizerTrainer.train(corpus, vocabulary, unfinished);
        try {
            return Files.move(unfinished, folder);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }
}
