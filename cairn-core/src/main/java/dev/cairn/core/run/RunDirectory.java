package dev.cairn.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.io.TextFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder that a command writes: {@code <runs>/<command>-<utc>-<hash8>/} with {@code manifest.json},
 * {@code events.jsonl}, {@code status} and the command's own files. The hash is that of command, configuration and inputs,
 * so the same command finds its unfinished folder again and continues it. Locked while a process works in it.
 */
public final class RunDirectory implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String MANIFEST = "manifest.json";

    /** Is there if the run takes nothing over from others, so that a later process does not, either. */
    private static final String FRESH = "fresh";

    private final Path path;
    private final String command;
    private final Clock clock;
    private final FileChannel lock;
    private final JsonlLog events;
    private final boolean wasFinished;

    private RunDirectory(
            Path path, String command, Clock clock, FileChannel lock, JsonlLog events, boolean wasFinished) {
        this.path = path;
        this.command = command;
        this.clock = clock;
        this.lock = lock;
        this.events = events;
        this.wasFinished = wasFinished;
    }

    /**
     * Opens the newest run of the same command below {@code runs}, or a new one.
     *
     * @param fresh do not look for an earlier run
     */
    public static RunDirectory open(Path runs, Manifest manifest, Clock clock, boolean fresh) {
        String suffix = hash(manifest);
        Optional<Path> earlier = fresh ? Optional.empty() : newest(runs, manifest.command(), suffix);
        Path path = earlier.orElseGet(() -> unused(runs, manifest.command(), clock.instant(), suffix));
        return openAt(path, manifest, clock, fresh);
    }

    /**
     * Opens {@code path} as run directory of this command.
     *
     * @throws UserException if it holds the run of another command, or another process works in it
     */
    public static RunDirectory openAt(Path path, Manifest manifest, Clock clock) {
        return openAt(path, manifest, clock, false);
    }

    /**
     * Opens {@code path} as run directory of this command.
     *
     * @param fresh whether a new run takes nothing over from others; one that is there stays as it began
     * @throws UserException if it holds the run of another command, or another process works in it
     */
    public static RunDirectory openAt(Path path, Manifest manifest, Clock clock, boolean fresh) {
        Path manifestFile = path.resolve(MANIFEST);
        boolean exists = isOne(path);
        if (exists) {
            requireSame(manifestFile, manifest);
        }
        AtomicFiles.createDirectories(path);
        FileChannel lock = lock(path);
        boolean finished = exists && isFinished(path);
        if (exists && !finished) {
            AtomicFiles.deleteUnfinished(path);
        }
        if (!exists) {
            if (fresh) {
                AtomicFiles.write(path.resolve(FRESH), "");
            }
            AtomicFiles.write(manifestFile, Json.pretty(manifest));
        }
        JsonlLog events = JsonlLog.open(path.resolve("events.jsonl"));
        RunDirectory run = new RunDirectory(path, manifest.command(), clock, lock, events, finished);
        if (events.size() == 0) {
            run.record(new RunEvent.Started(run.now(), RunEvent.SCHEMA, manifest.command()));
        } else if (!finished) {
            run.record(new RunEvent.Continued(run.now()));
        }
        if (!finished) {
            run.write(RunStatus.RUNNING);
        }
        return run;
    }

    /**
     * The manifest of the run in {@code directory}.
     *
     * @throws UserException if there is none, or if it is damaged
     */
    public static Manifest manifest(Path directory) {
        if (!isOne(directory)) {
            throw new UserException(directory + " is not a run directory: it has no " + MANIFEST);
        }
        return readManifest(directory.resolve(MANIFEST));
    }

    /** Whether there is a run in {@code directory}, finished or not. */
    public static boolean isOne(Path directory) {
        return Files.isRegularFile(directory.resolve(MANIFEST));
    }

    /** Whether the run in {@code directory} has come to its end. */
    public static boolean isFinished(Path directory) {
        return readStatus(directory).equals(RunStatus.FINISHED.label());
    }

    public Path path() {
        return path;
    }

    /**
     * Whether {@code directory} holds a run of this command that has come to its end, with the same options and inputs and by the same
     * version.
     */
    public static boolean isFinished(Path directory, Manifest wanted) {
        if (!isOne(directory) || !isFinished(directory)) {
            return false;
        }
        try {
            Manifest found = readManifest(directory.resolve(MANIFEST));
            return found.cairn().equals(wanted.cairn()) && hash(found).equals(hash(wanted));
        } catch (UserException e) {
            // a damaged one is none
            return false;
        }
    }

    /** Other runs of the same command next to this one, the newest first; none if this one was to start from nothing. */
    public List<Path> others() {
        Path parent = path.toAbsolutePath().getParent();
        if (Files.exists(file(FRESH)) || parent == null) {
            return List.of();
        }
        return list(parent, name -> name.matches(command + "-\\d{8}T\\d{6}Z-[0-9a-f]{8}")).stream()
                .filter(other -> !other.equals(path.toAbsolutePath()))
                .toList();
    }

    /** A file of this run. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Whether an earlier process has finished this run: nothing is left to do. */
    public boolean wasFinished() {
        return wasFinished;
    }

    public void itemDone(String item, Map<String, Object> facts) {
        record(new RunEvent.ItemDone(now(), item, facts));
    }

    public void finish(Map<String, Object> facts) {
        if (!wasFinished) {
            record(new RunEvent.Finished(now(), facts));
            write(RunStatus.FINISHED);
        }
    }

    public void fail(String reason) {
        record(new RunEvent.Failed(now(), reason));
        write(RunStatus.FAILED);
    }

    @Override
    public void close() {
        events.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(path, e);
        }
    }

    /** Eight hexadecimal digits that stand for command, configuration and inputs, in whatever order their keys come. */
    static String hash(String command, JsonNode config, Map<String, String> inputs) {
        return Sha256.of(command + "\n" + Json.canonical(config) + "\n" + Json.canonical(inputs))
                .substring(0, 8);
    }

    private static String hash(Manifest manifest) {
        return hash(manifest.command(), manifest.config(), manifest.inputs());
    }

    private void record(RunEvent event) {
        events.append(event);
    }

    private String now() {
        return RunEvent.stamp(clock.instant());
    }

    private void write(RunStatus status) {
        AtomicFiles.write(file("status"), status.label() + "\n");
    }

    private static String readStatus(Path path) {
        Path file = path.resolve("status");
        return Files.isRegularFile(file) ? TextFile.read(file).strip() : "";
    }

    private static void requireSame(Path manifestFile, Manifest wanted) {
        Manifest found = readManifest(manifestFile);
        if (!hash(found).equals(hash(wanted))) {
            throw new UserException(manifestFile + " is the run of '" + found.command()
                    + "' with other options or inputs; choose another directory, or delete that one");
        }
    }

    private static Manifest readManifest(Path file) {
        return Json.read(file, Manifest.class, "mend it, or delete the run");
    }

    /** Of two runs that begin in the same second, one is named by the second after. */
    private static Path unused(Path runs, String command, Instant now, String suffix) {
        Path path = runs.resolve(command + "-" + STAMP.format(now) + "-" + suffix);
        return Files.exists(path) ? unused(runs, command, now.plusSeconds(1), suffix) : path;
    }

    private static Optional<Path> newest(Path runs, String command, String suffix) {
        return list(runs, name -> name.matches(command + "-\\d{8}T\\d{6}Z-" + suffix)).stream()
                .findFirst();
    }

    /** The runs in a folder with such names, the last by name first. */
    private static List<Path> list(Path runs, Predicate<String> names) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.filter(entry -> names.test(entry.getFileName().toString()))
                    .filter(RunDirectory::isOne)
                    .sorted(Comparator.comparing(
                                    (Path entry) -> entry.getFileName().toString())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UserException("cannot list " + runs + ": " + e.getMessage(), e);
        }
    }

    private static FileChannel lock(Path path) {
        Path file = path.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new UserException(path + " is in use by another cairn process; wait for it or stop it");
            }
            return channel;
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
