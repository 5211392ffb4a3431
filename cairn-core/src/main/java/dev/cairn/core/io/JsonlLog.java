package dev.cairn.core.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An append-only file of JSON lines that survives {@code kill -9}: each record is handed to the operating system before
 * {@link #append} returns, and a line that was cut off half-way, by a kill or a full disk, is dropped. A last line that is a whole
 * record but for its line break, as an editor may leave it, is kept.
 */
public final class JsonlLog implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private int records;

    JsonlLog(Path file, FileChannel channel, int records) {
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

    /**
     * Adds one record; safe to call from several threads.
     *
     * @throws UserException naming the file if it cannot be written; it then ends with the record before
     */
    public synchronized void append(Object record) {
        ByteBuffer line = StandardCharsets.UTF_8.encode(Json.write(record) + "\n");
        long end = position();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            UserException failed = AtomicFiles.cannotWrite(file, e);
            dropAfter(end, failed);
            throw failed;
        }
        records++;
    }

    private long position() {
        try {
            return channel.position();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }

    /** Another thread may write after a failed one, when there is room again: not onto half a line. */
    private void dropAfter(long end, UserException failed) {
        try {
            channel.truncate(end);
            channel.position(end);
        } catch (IOException e) {
            failed.addSuppressed(e);
        }
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

    /**
     * Leaves the channel at the end of the last complete line, which it completes if only its line break is missing.
     *
     * @return number of complete lines that hold something
     */
    private static int dropTornLine(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long position = 0;
        long end = 0;
        int lines = 0;
        boolean blank = true;
        while (channel.read(buffer, position) > 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                position++;
                byte next = buffer.get();
                if (next == '\n') {
                    lines += blank ? 0 : 1;
                    blank = true;
                    end = position;
                } else {
                    blank &= next == ' ' || next == '\t' || next == '\r';
                }
            }
            buffer.clear();
        }
        channel.position(end);
        if (!blank && isRecord(Channels.newInputStream(channel).readAllBytes())) {
            channel.position(position);
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            return lines + 1;
        }
        channel.truncate(end);
        channel.position(end);
        return lines;
    }

    /** Whether a line was cut off behind its record; of an object, unlike a number, no part is whole. */
    private static boolean isRecord(byte[] line) {
        try {
            return Json.mapper()
                    .readTree(new String(line, StandardCharsets.UTF_8))
                    .isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
