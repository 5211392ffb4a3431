package dev.cairn.cli.console;

import dev.cairn.core.io.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What all commands share. */
@Command(mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false, usageHelpAutoWidth = true)
public abstract class ConsoleCommand implements Callable<Integer> {
    private final Console console;

    /** Read by {@link Settings} before the options are. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--config", paramLabel = "FILE", description = "YAML file with options of this command.")
    private Optional<Path> config;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    protected ConsoleCommand(Console console) {
        this.console = console;
    }

    public final Console console() {
        return console;
    }

    protected final boolean json() {
        return json;
    }

    /** Prints a line of the result. */
    protected final void line(String text) {
        console.print(text);
    }

    /** Prints a line of the result as {@link String#format} makes it, in the root locale. */
    protected final void line(String format, Object... values) {
        console.print(format, values);
    }

    protected final void printJson(Object result) {
        console.print(Json.pretty(result).stripTrailing());
    }
}
