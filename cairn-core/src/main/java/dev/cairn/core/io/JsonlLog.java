package dev.cairn.core.io;

import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An append-only file of JSON lines that survives {@code kill -9}: each record is handed to the operating system before
 * {@link #append} returns, and a line that was cut off half-way is dropped when the file is opened again.
 */
public final class JsonlLog implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private int records;

    private JsonlLog(Path file, FileChannel channel, int records) {
        this.file = file;
        this.channel = channel;
        this.records = records;
    }

    /**
     * Opens or creates {@code file}.
     *
     * @throws UserException if it cannot be read or written
     */
    public static JsonlLog open(Path file) {
        AtomicFiles.createDirectories(file.toAbsolutePath().resolveSibling("."));
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                return new JsonlLog(file, channel, dropTornLine(channel));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }

    /** Complete records in the file. */
    public int size() {
        return records;
    }

    /** Adds one record; safe to call from several threads. */
    public synchronized void append(Object record) {
        ByteBuffer line = StandardCharsets.UTF_8.encode(Json.write(record) + "\n");
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
        records++;
    }

    @Override
    public void close() {
        try {
            channel.force(true);
            channel.close();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }

    /** Leaves the channel at the end of the last complete line; returns the number of complete lines. */
    private static int dropTornLine(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long position = 0;
        long end = 0;
        int lines = 0;
        while (channel.read(buffer, position) > 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                position++;
                if (buffer.get() == '\n') {
                    lines++;
                    end = position;
                }
            }
            buffer.clear();
        }
        channel.truncate(end);
        channel.position(end);
        return lines;
    }
}
