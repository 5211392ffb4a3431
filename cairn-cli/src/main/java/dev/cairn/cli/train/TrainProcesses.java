package dev.cairn.cli.train;

import dev.cairn.cli.Cairn;
import dev.cairn.cli.console.Console;
import dev.cairn.core.CairnException;
import dev.cairn.core.UserException;
import dev.cairn.pipeline.train.DistributedConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The same training command in several JVMs of this machine, which find one another by a file and talk over loopback. */
final class TrainProcesses {
    private record Ended(int rank, int exitCode) {}

    private static final String LAUNCHER = "CAIRN_LAUNCHER";
    private static final int EXIT_ORPHANED = 3;

    private TrainProcesses() {}

    /** Runs them until the first has done, or until one fails; then the others are stopped. */
    static int run(int count, List<String> arguments, Console console) {
        List<Process> processes = new ArrayList<>();
        try {
            Path meeting = Files.createTempDirectory("cairn-train-").resolve("rendezvous");
            try {
                for (int rank = 0; rank < count; rank++) {
                    processes.add(start(rank, count, meeting, arguments));
                }
                console.say("training in " + count + " processes");
                return await(processes);
            } finally {
                processes.forEach(Process::destroy);
                Files.deleteIfExists(meeting);
                Files.deleteIfExists(meeting.resolveSibling(""));
            }
        } catch (IOException e) {
            throw new CairnException("cannot start training processes", e);
        }
    }

    /** One that was started by {@link #run} ends when that is gone, also when it was killed. */
    static void endWithLauncher(Map<String, String> environment) {
        String launcher = environment.getOrDefault(LAUNCHER, "");
        ProcessHandle.current()
                .parent()
                .filter(parent -> String.valueOf(parent.pid()).equals(launcher))
                .ifPresent(TrainProcesses::endWith);
    }

    private static void endWith(ProcessHandle launcher) {
        Thread watcher = new Thread(
                () -> {
                    launcher.onExit().join();
                    Runtime.getRuntime().halt(EXIT_ORPHANED);
                },
                "launcher-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static int await(List<Process> processes) {
        List<CompletableFuture<Ended>> running = new ArrayList<>();
        for (int rank = 0; rank < processes.size(); rank++) {
            int number = rank;
            running.add(processes.get(rank).onExit().thenApply(process -> new Ended(number, process.exitValue())));
        }
        while (true) {
            CompletableFuture.anyOf(running.toArray(new CompletableFuture<?>[0]))
                    .join();
            Map<Boolean, List<CompletableFuture<Ended>>> byDone =
                    running.stream().collect(Collectors.partitioningBy(CompletableFuture::isDone));
            running = byDone.getOrDefault(false, List.of());
            for (CompletableFuture<Ended> one : byDone.getOrDefault(true, List.of())) {
                Ended next = one.join();
                if (next.exitCode() != 0) {
                    throw new UserException("training process " + next.rank() + " ended with exit code "
                            + next.exitCode()
                            + ", so the others were stopped; the same command goes on from the last checkpoint");
                }
                if (next.rank() == 0) {
                    return 0;
                }
            }
        }
    }

    private static Process start(int rank, int count, Path meeting, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Cairn.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(rank == 0 ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(DistributedConfig.RANK, String.valueOf(rank));
        builder.environment().put(DistributedConfig.SIZE, String.valueOf(count));
        builder.environment().put(DistributedConfig.FILE, meeting.toString());
        builder.environment()
                .put(LAUNCHER, String.valueOf(ProcessHandle.current().pid()));
        return builder.start();
    }
}
