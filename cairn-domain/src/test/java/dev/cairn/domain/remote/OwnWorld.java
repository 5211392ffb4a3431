package dev.cairn.domain.remote;

import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;

/** The world that the guide shows how to write: the program on the page, and one without the helper that speaks the protocol itself. */
public final class OwnWorld {
    private static final Path PAGE = Path.of("..", "docs", "guides", "bring-your-own-world.md");
    private static final Path HELPER = Path.of("..", "python", "cairn-world", "src", "cairn_world.py");

    private OwnWorld() {}

    /** The program without the helper. */
    public static String program() {
        try (InputStream program = OwnWorld.class.getResourceAsStream("/own_world.py")) {
            return new String(Objects.requireNonNull(program).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program without the helper, changed, in a file of its own; by its choice {@code process:python3 FILE}. */
    static String changed(Path folder, String text, String instead) {
        String program = program();
        if (!program.contains(text)) {
            throw new IllegalArgumentException("the program has no " + text);
        }
        return written(folder, program.replace(text, instead));
    }

    /** One that hangs in its first step and does not mind the end of its input then. */
    public static String hanging(Path folder) {
        return changed(
                folder,
                "act(world, ask[\"action\"])",
                "import os, time; os.mkdir(f'" + folder + "/pid-{os.getpid()}'); time.sleep(600)");
    }

    /** That one, as soon as it hangs. */
    public static ProcessHandle hangingProcess(Path folder) {
        while (true) {
            String[] found = folder.toFile().list((in, name) -> name.startsWith("pid-"));
            if (found != null && found.length > 0) {
                return ProcessHandle.of(Long.parseLong(found[0].substring(4))).orElseThrow();
            }
            Thread.onSpinWait();
        }
    }

    /** The page's program, with the helper beside it. */
    static String choice(Path folder) {
        try {
            String page = Files.readString(PAGE);
            int from = page.indexOf("```python\n") + 10;
            Files.copy(HELPER, folder.resolve("cairn_world.py"), StandardCopyOption.REPLACE_EXISTING);
            return written(folder, page.substring(from, page.indexOf("```", from)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(Path folder, String program) {
        try {
            Path file = Files.createTempFile(folder, "world", ".py");
            Files.writeString(file, program);
            return "process:python3 '" + file + "'";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
