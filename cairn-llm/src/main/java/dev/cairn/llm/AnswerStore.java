package dev.cairn.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Answers on disk, one file each, named by the request's key: {@code ab/ab12....json} with the request and the answer. One
 * process at a time.
 */
public final class AnswerStore implements AutoCloseable {
    /** A question and its answer. */
    record Stored(ChatRequest request, ChatAnswer answer) {}

    private final Path folder;
    private final FileChannel lock;

    private AnswerStore(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens a folder, which is made if it is not there.
     *
     * @throws UserException if it cannot be written or another process uses it
     */
    public static AnswerStore open(Path folder) {
        AtomicFiles.createDirectories(folder);
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new UserException("the answers in " + folder
                        + " are in use by another cairn process; wait for it, or name another folder with --answers");
            }
            return new AnswerStore(folder, channel);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    /**
     * The answer to a request that was asked before.
     *
     * @throws UserException if its file is damaged
     */
    public Optional<ChatAnswer> find(ChatRequest request) {
        return find(folder, request);
    }

    /** As {@link #find(ChatRequest)}, without opening the folder. */
    public static Optional<ChatAnswer> find(Path folder, ChatRequest request) {
        Path file = file(folder, request.key());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper()
                    .readValue(Files.readString(file), Stored.class)
                    .answer());
        } catch (JsonProcessingException e) {
            throw new UserException(file + " is damaged (" + e.getOriginalMessage() + "); delete it to ask again", e);
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Keeps an answer; on disk when this returns. */
    void put(ChatRequest request, ChatAnswer answer) {
        AtomicFiles.write(file(folder, request.key()), Json.pretty(new Stored(request, answer)));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    private static Path file(Path folder, String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key + ".json");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
