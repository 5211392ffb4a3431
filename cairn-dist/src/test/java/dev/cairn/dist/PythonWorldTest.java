package dev.cairn.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.Command;
import dev.cairn.llm.Venv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python helper for worlds: its own tests, and the example of TextWorld with games made here, as the guide says it. */
class PythonWorldTest {
    private static final Path ROOT = Path.of("..");
    private static final Path HELPER = ROOT.resolve("python/cairn-world");
    private static final Path EXAMPLE = ROOT.resolve("examples/textworld");
    private static final Path PAGE = ROOT.resolve("docs/guides/bring-your-own-world.md");
    private static final String GAMES = "8";

    @TempDir
    private Path folder;

    @Test
    void itsOwnTestsPass() throws Exception {
        Path log = folder.resolve("log");
        int exit = Venv.run(
                log,
                Map.of(),
                List.of(
                        "python3",
                        "-m",
                        "unittest",
                        "discover",
                        "-s",
                        HELPER.resolve("tests").toString()));
        assertThat(exit).as(Files.readString(log)).isZero();
    }

    @Test
    void gamesOfTextWorldArePlayedFromTheirSolutionsToAReport() throws Exception {
        Venv venv = Venv.with("textworld", "textworld==1.7.0", "gymnasium", "hatchling");
        Path wheel = folder.resolve("cairn_world-0.1.0-py3-none-any.whl");
        python(
                venv,
                "-m",
                "pip",
                "wheel",
                "-q",
                "--no-deps",
                "--no-build-isolation",
                "-w",
                folder.toString(),
                HELPER.toString());
        python(venv, "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", wheel.toString());
        python(
                venv,
                "-m",
                "unittest",
                "discover",
                "-s",
                HELPER.resolve("tests").toString(),
                "-k",
                "test_gymnasium_itself");
        python(
                venv,
                EXAMPLE.resolve("make_games.py").toString(),
                folder.resolve("games").toString(),
                GAMES);
        Files.writeString(
                folder.resolve("textworld.yaml"),
                here(venv, Files.readString(EXAMPLE.resolve("textworld.yaml")))
                        .replaceAll("steps: \\d+", "steps: 10")
                        .replaceAll("every: \\d+", "every: 10")
                        .replace("evaluate:", "evaluate:\n  max-variations: 2\n  beams: 1"));

        List<String> commands = Pattern.compile("\\./cairn (.*textworld.*)")
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> here(venv, found.group(1)))
                .toList();
        assertThat(commands).hasSize(3);
        for (String command : commands) {
            cairn(command);
        }
        String world =
                "--domain '" + here(venv, "process:my-python/bin/python examples/textworld/textworld_world.py games'");
        cairn("gold " + world + " --splits train,dev --per-task 0 --run-dir " + folder.resolve("again"));

        Path run = folder.resolve("runs/textworld");
        assertThat(run.resolve("evaluate-gold/result.json")).content().contains("\"mean\" : 100.0");
        assertThat(run.resolve("gold/trajectories.jsonl"))
                .hasSameTextualContentAs(folder.resolve("again/trajectories.jsonl"));
        assertThat(folder.resolve("runs/textworld.html")).content().contains("two-level", "swift");
        for (String agent : List.of("two-level", "swift", "random", "gold")) {
            assertThat(run.resolve("evaluate-" + agent + "/episodes.jsonl"))
                    .content()
                    .contains("-= ")
                    .doesNotContain("environment failed", "$$$$", "\\n>");
        }
    }

    @Test
    void theGuideShowsTheExampleAsItIs() throws IOException {
        assertThat(PAGE).content().contains(Files.readString(EXAMPLE.resolve("textworld_world.py")));
    }

    private void python(Venv venv, String... arguments) throws Exception {
        Path log = folder.resolve("log");
        assertThat(venv.run(log, Map.of(), arguments)).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).doesNotContain("skipped");
    }

    private void cairn(String command) {
        Command.Result result = Command.cairn(OwnWorldGuideTest.words(command));
        assertThat(result.exit()).as("%s%n%s", command, result.err()).isZero();
    }

    /** With files in the folder of this test, and its Python. */
    private String here(Venv venv, String text) {
        return text.replace("my-python/bin/python", venv.python())
                .replace("examples/textworld/textworld.yaml", folder + "/textworld.yaml")
                .replace("examples/", ROOT + "/examples/")
                .replace("_world.py games", "_world.py " + folder + "/games")
                .replace("runs/", folder + "/runs/");
    }
}
