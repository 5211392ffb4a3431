package dev.cairn.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference of all commands as Markdown, made from what the program says of itself. */
final class CommandPage {
    /** Options of commands that write a run directory. */
    private static final List<String> RUN =
            List.of("--run-dir", "--runs", "--fresh", "--config", "--json", "--help", "--version");

    private static final List<String> WORLD = List.of(
            "--domain",
            "--domain-path",
            "--domain-option",
            "--scienceworld-jar",
            "--unsafe-jar",
            "--simulator-mode",
            "--threads");

    /** That annotate and evaluate share as well, but not everybody who asks a language model. */
    private static final Set<String> OTHERS = Set.of("--dry-run", "--master");

    /** Options that several commands have, by the heading under which they are described once. */
    private final Map<String, List<OptionSpec>> shared = new LinkedHashMap<>();

    private final StringBuilder page = new StringBuilder();

    private static CommandSpec command(CommandLine root, String name) {
        return Objects.requireNonNull(root.getSubcommands().get(name), name).getCommandSpec();
    }

    private CommandPage(CommandLine root) {
        CommandSpec annotate = command(root, "annotate");
        CommandSpec evaluate = command(root, "evaluate");
        shared.put("Options of a run", RUN.stream().map(evaluate::findOption).toList());
        shared.put(
                "Options of the text world",
                WORLD.stream().map(evaluate::findOption).toList());
        shared.put(
                "Options of a language model",
                annotate.options().stream()
                        .filter(option -> evaluate.findOption(option.longestName()) != null)
                        .filter(option -> !RUN.contains(option.longestName()) && !WORLD.contains(option.longestName()))
                        .filter(option -> !OTHERS.contains(option.longestName()))
                        .toList());
    }

    static String of(CommandLine root) {
        CommandPage made = new CommandPage(root);
        made.opening(root);
        root.getSubcommands().values().forEach(command -> made.command(command.getCommandSpec(), 2));
        return made.page.toString();
    }

    private void opening(CommandLine root) {
        line("# Commands and options");
        line("");
        line("Written by `DocsTest` from what the program says of itself; `./cairn COMMAND --help` says the same.");
        line("");
        line("| command | does |");
        line("|---|---|");
        root.getSubcommands()
                .forEach((name, command) ->
                        line("| [`" + name + "`](#" + name + ") | " + description(command.getCommandSpec()) + " |"));
        line("");
        line(
                "Every option can also come from the environment (`CAIRN_BEAMS=1` for `--beams 1`) or from a YAML file that"
                        + " `--config` names; a flag counts before the environment, and that before the file. In the file,"
                        + " an option that may be given several times can have a list.");
        line("");
        line("Exit codes: 0 done, 1 failed, 2 something that you can mend, 130 interrupted.");
        line("");
        line("Options that several commands have are described once, in the next three sections.");
        shared.forEach((heading, options) -> {
            line("");
            line("## " + heading);
            line("");
            table(options);
        });
    }

    private void command(CommandSpec command, int level) {
        line("");
        line("#".repeat(level) + " " + command.qualifiedName().replaceFirst("^cairn ", ""));
        line("");
        line(description(command));
        List<ArgSpec> own = own(command);
        if (!own.isEmpty()) {
            line("");
            table(own);
        }
        String also = shared.entrySet().stream()
                .filter(group -> group.getValue().stream()
                        .filter(option -> command.findOption(option.longestName()) != null)
                        .anyMatch(option -> !option.versionHelp() && !option.usageHelp()))
                .map(group -> "[" + group.getKey().toLowerCase(Locale.ROOT) + "](#"
                        + group.getKey().toLowerCase(Locale.ROOT).replace(' ', '-') + ")")
                .collect(Collectors.joining(", "));
        if (!also.isEmpty()) {
            line("");
            line("Also: " + also + ".");
        }
        command.subcommands().values().forEach(below -> command(below.getCommandSpec(), level + 1));
    }

    private List<ArgSpec> own(CommandSpec command) {
        Set<String> described = shared.values().stream()
                .flatMap(List::stream)
                .map(OptionSpec::longestName)
                .collect(Collectors.toSet());
        return Stream.<ArgSpec>concat(
                        command.positionalParameters().stream(),
                        command.options().stream().filter(option -> !described.contains(option.longestName())))
                .filter(argument -> !argument.hidden())
                .toList();
    }

    private void table(List<? extends ArgSpec> arguments) {
        line("| option | meaning | default |");
        line("|---|---|---|");
        for (ArgSpec argument : arguments) {
            line("| " + name(argument) + " | " + cell(String.join(" ", argument.description())) + required(argument)
                    + " | " + standard(argument) + " |");
        }
    }

    private static String name(ArgSpec argument) {
        if (argument instanceof PositionalParamSpec positional) {
            return "`" + cell(positional.paramLabel()) + "`";
        }
        OptionSpec option = (OptionSpec) argument;
        String names = Stream.of(option.names()).collect(Collectors.joining("`, `", "`", "`"));
        return option.arity().max() == 0 ? names : names + " `" + cell(option.paramLabel()) + "`";
    }

    private static String required(ArgSpec argument) {
        return argument instanceof OptionSpec option && option.required() ? " *Required.*" : "";
    }

    private static String standard(ArgSpec argument) {
        String value = argument.defaultValue();
        boolean said = value != null
                && !value.isBlank()
                && argument.arity().max() > 0
                && argument.showDefaultValue() != Help.Visibility.NEVER;
        return said ? "`" + cell(value) + "`" : "";
    }

    private static String description(CommandSpec command) {
        return cell(String.join(" ", command.usageMessage().description()));
    }

    /** Text within a table: one line, without what would end the cell. */
    private static String cell(String text) {
        return text.replace("%n", " ").replace("|", "\\|").replace("%%", "%").strip();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
