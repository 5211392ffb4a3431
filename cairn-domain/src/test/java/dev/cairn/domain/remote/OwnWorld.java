package dev.cairn.domain.remote;

import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The world that the guide shows how to write: the program on the page itself. */
public final class OwnWorld {
    private static final Path PAGE = Path.of("..", "docs", "guides", "bring-your-own-world.md");

    private OwnWorld() {}

    /** The first block of code of a language, {@code python} or {@code yaml}, on the page. */
    public static String block(String language) {
        try {
            String page = Files.readString(PAGE);
            int from = page.indexOf("```" + language + "\n") + language.length() + 4;
            return page.substring(from, page.indexOf("```", from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program, changed, in a file of its own; by its choice {@code process:python3 FILE}. */
    static String changed(Path folder, String text, String instead) {
        String program = block("python");
        if (!program.contains(text)) {
            throw new IllegalArgumentException("the page's program has no " + text);
        }
        try {
            Path file = Files.createTempFile(folder, "world", ".py");
            Files.writeString(file, program.replace(text, instead));
            return "process:python3 '" + file + "'";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String choice(Path folder) {
        return changed(folder, "import json", "import json");
    }

    static Domain open(String choice) {
        return open(choice, 60);
    }

    /** Opens a choice. */
    static Domain open(String choice, int patienceSeconds) {
        Map<String, String> options = Map.of("timeout", Integer.toString(patienceSeconds));
        return Domains.installed().open(choice, new DomainOptions(options, message -> {}));
    }
}
