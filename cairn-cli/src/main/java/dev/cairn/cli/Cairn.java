package dev.cairn.cli;

import dev.cairn.cli.console.CommandProvider;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.cli.console.Failures;
import dev.cairn.cli.console.Misuse;
import dev.cairn.cli.console.PathOption;
import dev.cairn.cli.console.Settings;
import dev.cairn.cli.play.PlayCommand;
import dev.cairn.cli.train.AverageCommand;
import dev.cairn.cli.train.TrainCommand;
import dev.cairn.core.OutOfMemory;
import dev.cairn.core.UserException;
import dev.cairn.pipeline.Build;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code cairn} command. Exit codes: 0 done, 1 failed, 2 something the user can mend, 130 interrupted. */
@Command(
        name = "cairn",
        description = "Distils the planning of a large language model into small language agents.",
        mixinStandardHelpOptions = true,
        versionProvider = Cairn.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Every option can also come from the environment (CAIRN_BEAMS for --beams) or from a YAML file given with",
            "--config; a flag beats the environment, which beats the file.",
            "`cairn test` runs the whole test suite."
        })
public final class Cairn {
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            DoctorCommand.class,
            DomainsCommand.class,
            GoldCommand.class,
            AnnotateCommand.class,
            DatasetCommand.class,
            TrainCommand.class,
            AverageCommand.class,
            EvaluateCommand.class,
            RunCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            PlayCommand.class,
            PipelineCommand.class,
            ImproveCommand.class);

    private Cairn() {}

    public static void main(String[] arguments) {
        System.exit(run(Console.system(), arguments));
    }

    /** Runs a command line and returns its exit code. */
    static int run(Console console, String... arguments) {
        CommandLine command = commandLine(console, commandsFor(arguments));
        try {
            Settings.apply(command, System.getenv(), arguments);
        } catch (UserException e) {
            console.say("cairn: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        try {
            return command.execute(arguments);
        } catch (OutOfMemoryError e) {
            OutOfMemory.in(e).ifPresent(mendable -> console.say("cairn: " + mendable.getMessage()));
            return CommandLine.ExitCode.USAGE;
        }
    }

    /** The command with all subcommands, those of other modules included. */
    static CommandLine commandLine(Console console) {
        return commandLine(console, commands());
    }

    /** The one that is named, since reading the options of all takes most of the start; all of them where help may list them. */
    private static List<Class<?>> commandsFor(String... arguments) {
        if (Arrays.equals(arguments, new String[] {"--version"})) {
            return List.of();
        }
        List<Class<?>> all = commands();
        String first = arguments.length == 0 ? "" : arguments[0];
        List<Class<?>> named = all.stream()
                .filter(type -> type.getAnnotation(Command.class).name().equals(first))
                .toList();
        return named.isEmpty() ? all : named;
    }

    private static List<Class<?>> commands() {
        return Stream.concat(
                        COMMANDS.stream(),
                        // By name, so that help does not depend on the order of the class path.
                        ServiceLoader.load(CommandProvider.class).stream()
                                .sorted(Comparator.comparing(
                                        provider -> provider.type().getName()))
                                .flatMap(provider -> provider.get().commands().stream()))
                .toList();
    }

    private static CommandLine commandLine(Console console, List<Class<?>> commands) {
        CommandLine command = new CommandLine(new Cairn(), new CommandFactory(console));
        commands.forEach(command::addSubcommand);
        // What is set here holds for the subcommands that are there by now.
        return command.registerConverter(Path.class, new PathOption())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(console.out())
                .setErr(console.err())
                .setExecutionExceptionHandler(new Failures(console))
                .setParameterExceptionHandler(new Misuse(console))
                .setUsageHelpAutoWidth(true);
    }

    /** Makes commands, which all print to one console. */
    private record CommandFactory(Console console) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (ConsoleCommand.class.isAssignableFrom(type)) {
                return type.getDeclaredConstructor(Console.class).newInstance(console);
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"cairn " + Build.version() + " (" + Build.commit() + ")"};
        }
    }
}
