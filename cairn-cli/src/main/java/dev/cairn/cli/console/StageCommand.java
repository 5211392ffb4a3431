package dev.cairn.cli.console;

import dev.cairn.core.UserException;
import dev.cairn.core.run.Manifest;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.Stages;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** A command that takes time and leaves a run directory. */
public abstract class StageCommand extends ConsoleCommand {
    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where run directories are made.")
    private Path runs = Path.of("runs");

    @Option(names = "--run-dir", paramLabel = "DIR", description = "Exact run directory, instead of one below --runs.")
    private Optional<Path> runDirectory;

    @Option(names = "--fresh", description = "Start again, even if the same command has run or been cut off before.")
    private boolean fresh;

    public StageCommand(Console console) {
        super(console);
    }

    protected final Path runs() {
        return runs;
    }

    /** As if {@code --fresh} were given. */
    protected final void startAfresh() {
        fresh = true;
    }

    /** Runs a stage in its run directory. */
    protected final <R> Stages.Done<R> execute(Stage<R> stage) {
        requireNoEarlierRun();
        Stages stages = new Stages(Clock.systemUTC(), console());
        return runDirectory
                .map(directory -> stages.runAt(stage, directory, fresh))
                .orElseGet(() -> stages.run(stage, runs, fresh));
    }

    /** Opens the run directory of a command that is no stage: an unfinished one of the same command, or a new one. */
    protected final RunDirectory openRun(String command, Object config, Map<String, String> inputs) {
        Clock clock = Clock.systemUTC();
        Manifest manifest = Stages.manifest(command, config, inputs, clock);
        requireNoEarlierRun();
        if (runDirectory.isPresent()) {
            RunDirectory run = RunDirectory.openAt(runDirectory.get(), manifest, clock, fresh);
            if (run.wasFinished()) {
                run.close();
                throw new UserException(runDirectory.get() + " holds a finished run; choose another directory");
            }
            return run;
        }
        RunDirectory run = RunDirectory.open(runs, manifest, clock, fresh);
        if (!run.wasFinished()) {
            return run;
        }
        run.close();
        return RunDirectory.open(runs, manifest, clock, true);
    }

    /** A run is never overwritten, and to go on with it is not what was asked for. */
    private void requireNoEarlierRun() {
        runDirectory.filter(directory -> fresh && RunDirectory.isOne(directory)).ifPresent(directory -> {
            throw new UserException(directory + " holds a run already, and --fresh starts again: name another directory"
                    + " with --run-dir, or delete this one");
        });
    }

    /** Runs a stage and shows its result. */
    public final <R> int show(Stage<R> stage, Consumer<R> printer) {
        present(execute(stage), printer);
        return 0;
    }

    /** Shows a result as JSON or as {@code printer} does, and where it lies. */
    protected final <R> void present(Stages.Done<R> done, Consumer<R> printer) {
        if (json()) {
            printJson(done.result());
        } else {
            printer.accept(done.result());
            console().print("run directory: " + done.directory());
        }
    }
}
