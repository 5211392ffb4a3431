package dev.cairn.cli.console;

import dev.cairn.core.DidYouMean;
import dev.cairn.core.UserException;
import dev.cairn.core.io.TextFile;
import dev.cairn.pipeline.StrictYaml;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options that are not on the command line: from the environment ({@code CAIRN_BEAMS} for {@code --beams}), or else from
 * the YAML file that {@code --config} names, whose keys are the option names. An option that may be given several times can have a list there.
 */
public final class Settings implements CommandLine.IDefaultValueProvider {
    /** Between the values of an option that is given several times; stands in no argument. */
    public static final String BETWEEN = "\0";

    private final Map<String, String> environment;
    private final Map<String, List<String>> file;
    private final List<String> arguments;

    private Settings(Map<String, String> environment, Map<String, List<String>> file, String... arguments) {
        this.environment = environment;
        this.file = file;
        this.arguments = List.of(arguments);
    }

    /**
     * Makes the values defaults of every command. An unknown key of the file fails when the command runs.
     *
     * @throws UserException if an option is given by a name that it had earlier
     */
    public static void apply(CommandLine root, Map<String, String> environment, String... arguments) {
        CommandLine.IExecutionStrategy runLast = new CommandLine.RunLast();
        for (CommandLine command : root.getSubcommands().values()) {
            command.setExecutionStrategy(runLast);
        }
        String config = value("--config", arguments);
        String path = config == null ? environment.get("CAIRN_CONFIG") : config;
        Map<String, List<String>> file = path == null ? Map.of() : readOrEmpty(Path.of(path));
        root.setDefaultValueProvider(new Settings(environment, file, arguments));
        RenamedOptions.check(root, environment, file.keySet(), arguments);
        if (path == null) {
            return;
        }
        root.setExecutionStrategy(parsed -> {
            if (!parsed.hasSubcommand() || parsed.subcommand().isUsageHelpRequested()) {
                return runLast.execute(parsed);
            }
            CommandLine command = parsed.subcommand().commandSpec().commandLine();
            try {
                checkKeys(command, Path.of(path));
            } catch (UserException e) {
                // what picocli hands to the handler of failures
                throw new CommandLine.ExecutionException(command, String.valueOf(e.getMessage()), e);
            }
            return runLast.execute(parsed);
        });
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !isSetting(option) || isGivenFlag(option)) {
            return null;
        }
        String name = name(option);
        String variable = environment.get(RenamedOptions.variable(name));
        if (variable != null) {
            return variable;
        }
        List<String> values = file.getOrDefault(name, List.of());
        return values.isEmpty() ? null : String.join(option.isMultiValue() ? option.splitRegex() : "", values);
    }

    private static boolean isSetting(OptionSpec option) {
        return !option.usageHelp() && !option.versionHelp() && !name(option).equals("config");
    }

    /** Picocli sets a flag that is given to the opposite of its default. */
    private boolean isGivenFlag(OptionSpec option) {
        return option.arity().max() == 0 && Arrays.stream(option.names()).anyMatch(arguments::contains);
    }

    private static void checkKeys(CommandLine command, Path path) {
        Map<String, OptionSpec> known = new TreeMap<>();
        command.getCommandSpec().options().stream()
                .filter(Settings::isSetting)
                .forEach(option -> known.put(name(option), option));
        read(path).forEach((key, values) -> {
            OptionSpec option = known.get(key);
            if (option == null) {
                throw new UserException(path + ": unknown key '" + key + "' for cairn " + command.getCommandName()
                        + DidYouMean.hint(key, known.keySet()));
            }
            if (values.size() != 1 && !option.isMultiValue()) {
                throw new UserException(path + ": " + key + " is a list: expected a text");
            }
        });
    }

    private static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    private static @Nullable String value(String name, String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(name) && i + 1 < arguments.length) {
                return arguments[i + 1];
            }
            if (arguments[i].startsWith(name + "=")) {
                return arguments[i].substring(name.length() + 1);
            }
        }
        return null;
    }

    /** A file that cannot be read is reported when the command runs, where failures are handled. */
    private static Map<String, List<String>> readOrEmpty(Path path) {
        try {
            return read(path);
        } catch (UserException e) {
            return Map.of();
        }
    }

    private static Map<String, List<String>> read(Path path) {
        return StrictYaml.texts(TextFile.read(path), path.toString());
    }
}
