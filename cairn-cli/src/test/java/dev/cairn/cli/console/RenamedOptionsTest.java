package dev.cairn.cli.console;

import static dev.cairn.cli.Command.cairn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.cli.Command;
import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** An option by its old name ends with exit code 2 and the new name, wherever it comes from. */
class RenamedOptionsTest {
    private static final CommandLine ROOT = new CommandLine(CommandLine.Model.CommandSpec.create())
            .addSubcommand(
                    "play",
                    new CommandLine(CommandLine.Model.CommandSpec.create()
                            .addOption(CommandLine.Model.OptionSpec.builder("--domain")
                                    .build())))
            .addSubcommand("other", new CommandLine(CommandLine.Model.CommandSpec.create()));

    @Test
    void onTheCommandLine() {
        refused("--world is now --domain", Map.of(), List.of(), "play", "--world", "toy");
        refused("--world is now --domain", Map.of(), List.of(), "play", "--world=toy");
    }

    @Test
    void inTheEnvironment() {
        refused("CAIRN_WORLD is now CAIRN_DOMAIN", Map.of("CAIRN_WORLD", "toy"), List.of(), "play");
    }

    @Test
    void inAFileOfSettings() {
        refused("the key 'world' is now 'domain'", Map.of(), List.of("world"), "play");
    }

    @Test
    void isNoMatterForACommandThatNeverHadIt() {
        accepted(Map.of("CAIRN_WORLD", "toy"), List.of(), "other");
    }

    @Test
    void isAValueAfterTheEndOfOptions() {
        accepted(Map.of(), List.of(), "play", "--", "--world");
    }

    @Test
    void endsTheCommandBeforeAnythingIsParsed(@TempDir Path folder) throws IOException {
        Command.Result flag = cairn("play", "--world=toy");
        assertThat(flag.exit()).isEqualTo(2);
        assertThat(flag.err()).isEqualToIgnoringNewLines("cairn: --world is now --domain");
        Path file = Files.writeString(folder.resolve("settings.yaml"), "world: toy\n");
        Command.Result key = cairn("play", "--config", file.toString());
        assertThat(key.exit()).isEqualTo(2);
        assertThat(key.err()).contains("the key 'world' is now 'domain'");
    }

    @ParameterizedTest
    @CsvSource({
        "gold --lean=idle, --lean is now --edits",
        "gold --astray 2, --astray is now --displaced",
        "gold --folds dev, --folds is now --splits",
        "evaluate --fold dev, --fold is now --split",
        "dataset --template compact, --template is now --wording",
        "train first --mix-last 3, --mix-last is now --final-step-weight",
        "train first --mix-wrong 3, --mix-wrong is now --hard-example-weight",
        "train first --rename 0.5, --rename is now --randomize-entities",
        "train first --rename-except water, --rename-except is now --randomize-except",
        "train first --rename-passes 2, --rename-passes is now --randomize-passes",
        "train first --decay-norms, --decay-norms is gone; norms"
    })
    void everyOldNameOfACommandIsRefusedWithWhatToWrite(String line, String message) {
        Command.Result result = cairn(line.split(" "));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
    }

    private static void refused(
            String message, Map<String, String> environment, List<String> keys, String... arguments) {
        assertThatThrownBy(() -> RenamedOptions.check(ROOT, environment, keys, arguments))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    private static void accepted(Map<String, String> environment, List<String> keys, String... arguments) {
        assertThatCode(() -> RenamedOptions.check(ROOT, environment, keys, arguments))
                .doesNotThrowAnyException();
    }
}
