package dev.cairn.llm.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.http.LlmServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers on disk, one file each, named by the key of the question to its server: {@code ab/ab12....json} with address,
 * request and answer. Answers of no use lie in the same folder, {@code ab12....unusable.json}, to be looked at; nobody reads them
 * again. One process at a time.
 */
public final class AnswerStore implements AutoCloseable {
    /** A question as it was sent, and its answer. */
    record Stored(String address, JsonNode request, ChatAnswer answer) {}

    /** @param reason why the answer is of no use */
    record Unusable(String address, JsonNode request, String reason, ChatAnswer answer) {}

    private static final Pattern ANSWER = Pattern.compile("[0-9a-f]{64}\\.json");

    private final Path folder;
    private final LlmServer server;
    /** Null where another store of the folder holds it. */
    private final @Nullable FileChannel lock;

    private AnswerStore(Path folder, LlmServer server, @Nullable FileChannel lock) {
        this.folder = folder;
        this.server = server;
        this.lock = lock;
    }

    /**
     * Opens a folder, which is made if it is not there.
     *
     * @throws UserException if it cannot be written or another process uses it
     */
    public static AnswerStore open(Path folder, LlmServer server) {
        AtomicFiles.createDirectories(folder);
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new UserException("the answers in " + folder
                        + " are in use by another cairn process; wait for it, or name another folder with --answers");
            }
            return new AnswerStore(folder, server, channel);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    /** The answers of another server in the same folder, for as long as this store is open. */
    public AnswerStore of(LlmServer other) {
        return new AnswerStore(folder, other, null);
    }

    /**
     * The answer to a request that was asked before.
     *
     * @throws UserException if its file is damaged
     */
    public Optional<ChatAnswer> find(ChatRequest request) {
        return find(folder, server, request);
    }

    /** As {@link #find(ChatRequest)}, without opening the folder. */
    public static Optional<ChatAnswer> find(Path folder, LlmServer server, ChatRequest request) {
        Path file = file(folder, server.key(request), "");
        return Files.isRegularFile(file)
                ? Optional.of(
                        Json.read(file, Stored.class, "delete it to ask again").answer())
                : Optional.empty();
    }

    /** Whether a question to this server and model has ever been answered, so that its address, key and name are right. */
    public boolean holdsAnswerOf(String model) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            ANSWER.matcher(file.getFileName().toString()).matches())
                    .anyMatch(file -> isAnswerOf(model, file));
        } catch (IOException | UncheckedIOException e) {
            throw new UserException("cannot read the answers in " + folder + ": " + e.getMessage(), e);
        }
    }

    private boolean isAnswerOf(String model, Path file) {
        try {
            JsonNode stored = Json.mapper().readTree(file.toFile());
            return stored.path("address").asText().equals(server.toString())
                    && stored.at("/request/model").asText().equals(model);
        } catch (IOException e) {
            // a damaged answer proves nothing; the question that needs it reports it
            return false;
        }
    }

    /** Stands for the question: address, model, messages and all parameters. */
    String key(ChatRequest request) {
        return server.key(request);
    }

    /** Keeps an answer; on disk when this returns. */
    void put(ChatRequest request, ChatAnswer answer) {
        AtomicFiles.write(
                file(folder, key(request), ""), Json.pretty(new Stored(server.toString(), sent(request), answer)));
    }

    /** Keeps an answer that is not to be used again. */
    void putUnusable(ChatRequest request, String reason, ChatAnswer answer) {
        AtomicFiles.write(
                file(folder, key(request), ".unusable"),
                Json.pretty(new Unusable(server.toString(), sent(request), reason, answer)));
    }

    private JsonNode sent(ChatRequest request) {
        return Json.mapper().valueToTree(server.body(request));
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    private static Path file(Path folder, String key, String kind) {
        return folder.resolve(key.substring(0, 2)).resolve(key + kind + ".json");
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
