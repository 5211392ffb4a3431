package dev.cairn.pipeline;

import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.run.Manifest;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.core.run.RunEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

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
        stage.check();
        try (RunDirectory run = RunDirectory.openAt(directory, manifest(stage), clock)) {
            return work(stage, run);
        }
    }

    private <R> Done<R> work(Stage<R> stage, RunDirectory run) {
        Path resultFile = run.file(RESULT);
        if (run.wasFinished()) {
            progress.say("already finished: " + run.path());
            return new Done<>(Json.read(resultFile, stage.resultType(), "give --fresh to start again"), run.path());
        }
        try (SignalGuard ignored = new SignalGuard()) {
            R result = stage.run(run, progress);
            AtomicFiles.write(resultFile, Json.pretty(result));
            run.finish(Map.of());
            return new Done<>(result, run.path());
        } catch (RuntimeException | OutOfMemoryError e) {
            run.fail(String.valueOf(e.getMessage()));
            throw e;
        }
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
