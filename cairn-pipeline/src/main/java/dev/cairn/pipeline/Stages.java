package dev.cairn.pipeline;

import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.run.Manifest;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.core.run.RunEvent;
import dev.cairn.t5.io.AtomicDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs stages in their run directories: finished work is not done again, unfinished work is continued. */
public record Stages(Clock clock, Progress progress) {
    private static final String RESULT = "result.json";

    /** A result and where it lies. */
    public record Done<R>(R result, Path directory) {}

    /** Runs in the newest directory of the same command below {@code runs}, or a new one. */
    public <R> Done<R> run(Stage<R> stage, Path runs, boolean fresh) {
        stage.check();
        try (RunDirectory run = RunDirectory.open(runs, manifest(stage), clock, fresh)) {
            return work(stage, run);
        }
    }

    /** Runs in a given directory. */
    public <R> Done<R> runAt(Stage<R> stage, Path directory) {
        return runAt(stage, directory, false);
    }

    /**
     * Runs in a given directory.
     *
     * @param fresh whether a new run takes nothing over from others
     */
    public <R> Done<R> runAt(Stage<R> stage, Path directory, boolean fresh) {
        stage.check();
        try (RunDirectory run = RunDirectory.openAt(directory, manifest(stage), clock, fresh)) {
            return work(stage, run);
        }
    }

    /**
     * Runs a stage that is a part of a run, in a directory below that of the whole. What the same stage with the same options and inputs has
     * done as a part of an earlier run is taken over, so that to mend an option costs only what depends on it.
     *
     * @param name of the directory
     */
    public <R> Done<R> runIn(RunDirectory whole, String name, Stage<R> stage) {
        Path directory = whole.file(name);
        if (RunDirectory.isOne(directory)) {
            return runAt(stage, directory);
        }
        stage.check();
        Manifest wanted = manifest(stage);
        Optional<Path> before = whole.others().stream()
                .map(other -> other.resolve(name))
                .filter(other -> RunDirectory.isFinished(other, wanted))
                .findFirst();
        if (before.isEmpty()) {
            return runAt(stage, directory);
        }
        takeOver(before.get(), directory);
        return finished(stage, directory);
    }

    private void takeOver(Path from, Path to) {
        progress.say("done before with the same options, and taken over: " + from);
        try (Stream<Path> all = Files.walk(from)) {
            List<Path> paths = all.toList();
            AtomicDirectory.write(to, copy -> {
                for (Path path : paths) {
                    Path target = copy.resolve(from.relativize(path).toString());
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(path, target);
                    }
                }
            });
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(to, e);
        }
    }

    private <R> Done<R> work(Stage<R> stage, RunDirectory run) {
        if (run.wasFinished()) {
            progress.say("already finished: " + run.path());
            return finished(stage, run.path());
        }
        try (SignalGuard ignored = new SignalGuard()) {
            R result = stage.run(run, progress);
            AtomicFiles.write(run.file(RESULT), Json.pretty(result));
            run.finish(Map.of());
            return new Done<>(result, run.path());
        } catch (RuntimeException | OutOfMemoryError e) {
            try {
                run.fail(String.valueOf(e.getMessage()));
            } catch (UserException cannotWrite) {
                // on a full disk, of which the failure itself says more
                e.addSuppressed(cannotWrite);
            }
            throw e;
        }
    }

    private static <R> Done<R> finished(Stage<R> stage, Path directory) {
        return new Done<>(
                Json.read(directory.resolve(RESULT), stage.resultType(), "give --fresh to start again"), directory);
    }

    private Manifest manifest(Stage<?> stage) {
        return manifest(stage.command(), stage.config(), stage.inputs(), clock);
    }

    /** Where a result of this Cairn on this machine comes from. */
    public static Manifest manifest(String command, Object config, Map<String, String> inputs, Clock clock) {
        return new Manifest(
                command,
                RunEvent.stamp(clock.instant()),
                Build.version(),
                Build.commit(),
                Json.mapper().valueToTree(config),
                inputs,
                Build.machine());
    }
}
