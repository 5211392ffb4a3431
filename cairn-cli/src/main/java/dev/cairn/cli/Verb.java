package dev.cairn.cli;

import dev.cairn.cli.stage.Stage;
import dev.cairn.cli.stage.Stages;
import dev.cairn.core.io.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** What all verbs share. */
@Command(mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false, usageHelpAutoWidth = true)
abstract class Verb implements Callable<Integer> {
    private final Console console;

    /** Read by {@link Settings} before the options are. */
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = "--config",
            paramLabel = "FILE",
            showDefaultValue = Help.Visibility.NEVER,
            description = "YAML file with options of this verb.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where run directories are made.")
    private Path runs = Path.of("runs");

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            showDefaultValue = Help.Visibility.NEVER,
            description = "Exact run directory, instead of one below --runs.")
    private Optional<Path> runDirectory = Optional.empty();

    @Option(names = "--fresh", description = "Start anew, even if the same command has run or been cut off before.")
    private boolean fresh;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    Verb(Console console) {
        this.console = console;
    }

    final Console console() {
        return console;
    }

    final boolean json() {
        return json;
    }

    final Path runs() {
        return runs;
    }

    final boolean fresh() {
        return fresh;
    }

    /** Runs a stage in its run directory. */
    final <R> Stages.Done<R> execute(Stage<R> stage) {
        Stages stages = new Stages(Clock.systemUTC(), console);
        return runDirectory
                .map(directory -> stages.runAt(stage, directory))
                .orElseGet(() -> stages.run(stage, runs, fresh));
    }

    /** Runs a stage and shows its result. */
    final <R> int show(Stage<R> stage, Consumer<R> printer) {
        Stages.Done<R> done = execute(stage);
        if (json) {
            printJson(done.result());
        } else {
            printer.accept(done.result());
            console.print("run directory: " + done.directory());
        }
        return 0;
    }

    final void printJson(Object result) {
        console.print(Json.pretty(result).stripTrailing());
    }
}
