package dev.cairn.cli;

import java.util.ArrayList;
import java.util.List;
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
    /** Options that many commands have; they are described once. */
    private static final List<String> SHARED =
            List.of("--run-dir", "--runs", "--fresh", "--config", "--json", "--help", "--version");

    private final StringBuilder page = new StringBuilder();

    private CommandPage() {}

    static String of(CommandLine root) {
        CommandPage made = new CommandPage();
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
                .forEach((name, command) -> line("| [`" + name + "`](#" + name + ") | "
                        + description(command.getCommandSpec()) + " |"));
        line("");
        line("Every option can also come from the environment (`CAIRN_BEAMS=1` for `--beams 1`) or from a YAML file that"
                + " `--config` names; a flag counts before the environment, and that before the file.");
        line("");
        line("Exit codes: 0 done, 1 failed, 2 something that you can mend, 130 interrupted.");
        line("");
        line("## Shared options");
        line("");
        line("Most commands have these, which the sections below leave out:");
        line("");
        CommandSpec any = root.getSubcommands().get("gold").getCommandSpec();
        table(SHARED.stream().map(any::findOption).map(ArgSpec.class::cast).toList());
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
        command.subcommands().values().forEach(below -> command(below.getCommandSpec(), level + 1));
    }

    private static List<ArgSpec> own(CommandSpec command) {
        Set<String> shared = Set.copyOf(SHARED);
        return Stream.<ArgSpec>concat(
                        command.positionalParameters().stream(),
                        command.options().stream().filter(option -> !shared.contains(option.longestName())))
                .filter(argument -> !argument.hidden())
                .toList();
    }

    private void table(List<ArgSpec> arguments) {
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
        return cell(String.join(" ", new ArrayList<>(List.of(command.usageMessage().description()))));
    }

    /** Text within a table: one line, without what would end the cell. */
    private static String cell(String text) {
        return text.replace("%n", " ").replace("|", "\\|").replace("%%", "%").strip();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
