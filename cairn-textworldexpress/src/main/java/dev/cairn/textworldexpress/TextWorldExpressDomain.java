package dev.cairn.textworldexpress;

import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.DomainProvider;
import dev.cairn.domain.fetch.WheelDownload;
import java.nio.file.Path;
import java.util.Map;

/** Makes {@link TextWorldExpress}. */
public final class TextWorldExpressDomain implements DomainProvider {
    private static final String FOLDER = "folder";

    @Override
    public String name() {
        return TextWorldExpress.NAME;
    }

    @Override
    public String description() {
        return "Eight household games of 3,000 variations each (Jansen and Côté 2022)";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                FOLDER,
                "that holds the files of the Python package textworld-express 1.1.0; without it, they are fetched once and kept");
    }

    @Override
    public Domain open(DomainOptions options) {
        Path folder = options.value(FOLDER)
                .map(Path::of)
                .orElseGet(() -> WheelDownload.userCache().resolve("textworld-express-1.1.0"));
        return new TextWorldExpress(new GameFiles(folder, options.value(FOLDER).isEmpty(), options.notice()));
    }
}
