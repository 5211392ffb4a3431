package dev.cairn.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options from the environment and from files. */
class SettingsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--json=true"})
    void aFlagThatIsGivenTwiceIsOn(String flag) throws IOException {
        String file = file("json: true");
        assertThat(said(Map.of(), "echo", "--config", file, flag)).contains("json true");
        assertThat(said(Map.of("CAIRN_JSON", "true"), "echo", flag)).contains("json true");
        assertThat(said(Map.of("CAIRN_JSON", "true"), "echo", "--json=false")).contains("json false");
        assertThat(said(Map.of("CAIRN_JSON", "true"), "echo")).contains("json true");
    }

    @Test
    void aFlagOfATextWorldThatIsGivenTwiceIsOn() {
        assertThat(said(Map.of("CAIRN_LOUD", "true"), "echo", "--loud")).contains("loud true");
    }

    @Test
    void withoutACommandAFileOfOptionsIsNoMatter() throws IOException {
        String file = file("runs: there");
        for (String[] arguments : List.of(new String[] {"--help"}, new String[] {"--version"}, new String[0])) {
            assertThat(said(Map.of("CAIRN_CONFIG", file), arguments)).startsWith("0 ");
        }
        assertThat(said(Map.of("CAIRN_CONFIG", file), "echo", "--help")).startsWith("0 Usage: root echo");
    }

    @Test
    void whatAsksForHelpOrTheVersionIsNoSetting() throws IOException {
        Map<String, String> environment = Map.of("CAIRN_VERSION", "0.1.0", "CAIRN_HELP", "please");
        assertThat(said(environment, "echo")).contains("json false");
        assertThat(said(Map.of(), "echo", "--config", file("version: 0.1.0"))).contains("unknown key 'version'");
    }

    @Test
    void anOptionThatMayBeGivenSeveralTimesCanHaveAList() throws IOException {
        String file = file("field: [a=1, 'b={\"x\": \"1,2\"}']\ntasks: [x, y]");
        assertThat(said(Map.of(), "echo", "--config", file))
                .contains("fields {a=1, b={\"x\": \"1,2\"}}")
                .contains("tasks [x, y]");
        assertThat(said(Map.of(), "echo", "--config", file, "--field", "c=3", "--field", "d=\"4", "--tasks", "z"))
                .contains("fields {c=3, d=\"4}")
                .contains("tasks [z]");
        assertThat(said(Map.of(), "echo", "--config", file("field: a=1\ntasks: x,y")))
                .contains("fields {a=1}")
                .contains("tasks [x, y]");
        assertThat(said(Map.of(), "echo", "--config", file("runs: [a, b]")))
                .contains("options.yaml: runs is a list: expected a text");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("options.yaml"), text).toString();
    }

    /** Exit code and everything printed. */
    private static String said(Map<String, String> environment, String... arguments) {
        StringWriter text = new StringWriter();
        Console console = new Console(new PrintWriter(text), new PrintWriter(text), false);
        CommandLine root = new CommandLine(new Root())
                .addSubcommand(new Echo(console))
                .setOut(console.out())
                .setErr(console.err())
                .setExecutionExceptionHandler(new Failures(console));
        Settings.apply(root, environment, arguments);
        int exit = root.execute(arguments);
        return exit + " " + text;
    }

    @Command(name = "root", mixinStandardHelpOptions = true, version = "1")
    private static final class Root implements Runnable {
        @Override
        public void run() {}
    }

    /** Says what it was given. */
    @Command(name = "echo")
    private static final class Echo extends ConsoleCommand {
        @Mixin
        private Loud loud = new Loud();

        @Option(names = "--field", split = Settings.BETWEEN, hideParamSyntax = true)
        private Map<String, String> fields = Map.of();

        @Option(names = "--tasks", split = ",")
        private List<String> tasks = List.of();

        @Option(names = "--runs")
        private String runs = "";

        Echo(Console console) {
            super(console);
        }

        @Override
        public Integer call() {
            line("json " + json());
            line("loud " + loud.flag.getValue());
            line("runs " + runs);
            line("fields " + fields);
            line("tasks " + tasks);
            return 0;
        }
    }

    /** A flag that is added as those of text worlds are. */
    @Command
    private static final class Loud {
        private final CommandLine.Model.OptionSpec flag = CommandLine.Model.OptionSpec.builder("--loud")
                .type(boolean.class)
                .build();

        @SuppressWarnings("UnusedMethod") // picocli calls it
        @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
        void addTo(CommandLine.Model.CommandSpec command) {
            command.addOption(flag);
        }
    }
}
