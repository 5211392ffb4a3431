package dev.cairn.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide to a world of one's own: its program, its recipe with fewer steps, and each of its commands. */
class OwnWorldGuideTest {
    private static final Path PAGE = Path.of("..", "docs", "guides", "bring-your-own-world.md");
    private static final Path HELPER = Path.of("..", "python", "cairn-world", "src", "cairn_world.py");

    @TempDir
    private Path folder;

    @Test
    void everyCommandOfTheGuideDoesWhatItSays() throws IOException {
        String page = Files.readString(PAGE);
        Files.copy(HELPER, folder.resolve("cairn_world.py"));
        write("my_world.py", block(page, "python"));
        write(
                "my_world.yaml",
                here(block(page, "yaml"))
                        .replaceAll("steps: \\d+", "steps: 10")
                        .replaceAll("every: \\d+", "every: 10")
                        .replaceAll("max-variations: \\d+", "max-variations: 2"));
        List<String> commands = Pattern.compile("\\./cairn (.*)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                // PythonWorldTest has a Python with TextWorld.
                .filter(command -> !command.contains("textworld"))
                .toList();

        assertThat(commands).hasSizeGreaterThan(7);
        for (String command : commands) {
            Command.Result result = Command.cairn(words(here(command)));
            assertThat(result.exit()).as("%s%n%s", command, result.err()).isZero();
        }

        assertThat(folder.resolve("runs/sub-goals.md")).content().contains("| `go_to(");
        assertThat(folder.resolve("runs/my-world/evaluate-gold/result.json"))
                .content()
                .contains("\"mean\" : 100.0");
        assertThat(folder.resolve("runs/my-world/models/executor/cairn.json"))
                .content()
                .contains("\"fetch\"");
        assertThat(folder.resolve("runs/report.html")).isNotEmptyFile();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String block(String page, String language) {
        int from = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(from, page.indexOf("```", from));
    }

    /** With files in the folder of this test. */
    private String here(String text) {
        return text.replace("my_world.", folder + "/my_world.").replace("runs/", folder + "/runs/");
    }

    static String[] words(String command) {
        return Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(command)
                .results()
                .map(OwnWorldGuideTest::word)
                .toArray(String[]::new);
    }

    private static String word(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
