package dev.cairn.t5.train.tensorboard;

import dev.cairn.t5.T5Exception;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * An event file of scalars in a log directory of TensorBoard. Each event is written whole at once, so that a kill leaves
 * at most one cut record at the end, which TensorBoard passes over; a training that goes on opens another file in the same directory.
 */
final class EventFile implements AutoCloseable {

    // Field numbers of tensorflow.Event, .SessionLog, .Summary and .Summary.Value.
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    private static final int SESSION_STATUS = 1;
    private static final int SESSION_START = 1;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    private final Path file;
    private final FileChannel channel;
    private final Clock clock;

    private EventFile(Path file, FileChannel channel, Clock clock) {
        this.file = file;
        this.channel = channel;
        this.clock = clock;
    }

    /** Opens a new file below the directory, named after the time. */
    static EventFile create(Path logDir, Clock clock) {
        try {
            Files.createDirectories(logDir);
            Path file = free(logDir, clock);
            EventFile events = new EventFile(
                    file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), clock);
            events.append(events.event(0).text(FILE_VERSION, "brain.Event:2"));
            return events;
        } catch (IOException e) {
            throw T5Exception.writing(logDir, e);
        }
    }

    /** TensorBoard reads files in the order of their names; those of one second are numbered. */
    private static Path free(Path logDir, Clock clock) {
        long second = clock.instant().getEpochSecond();
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> logDir.resolve(
                        String.format(Locale.ROOT, "events.out.tfevents.%010d.cairn.%d", second, number)))
                .filter(file -> !Files.exists(file))
                .findFirst()
                .orElseThrow();
    }

    /** Tells TensorBoard to forget what files of before have of this step and later ones. */
    void restartAt(long step) {
        append(event(step).message(SESSION_LOG, new ProtoMessage().number(SESSION_STATUS, SESSION_START)));
    }

    /** One number of one curve. */
    void scalar(String tag, long step, double value) {
        ProtoMessage point = new ProtoMessage().text(TAG, tag).single(SIMPLE_VALUE, (float) value);
        append(event(step).message(SUMMARY, new ProtoMessage().message(VALUE, point)));
    }

    private ProtoMessage event(long step) {
        Instant now = clock.instant();
        return new ProtoMessage()
                .real(WALL_TIME, now.getEpochSecond() + now.getNano() / 1e9)
                .number(STEP, step);
    }

    private void append(ProtoMessage event) {
        ByteBuffer frame = frame(event.toBytes());
        try {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        } catch (IOException e) {
            throw T5Exception.writing(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw T5Exception.writing(file, e);
        }
    }

    /** A record of TFRecord: length, its checksum, content, its checksum; little endian. */
    private static ByteBuffer frame(byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(Long.BYTES + content.length + 2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(content.length);
        frame.putInt(checksum(frame.array(), Long.BYTES));
        frame.put(content);
        frame.putInt(checksum(content, content.length));
        return frame.flip();
    }

    /** CRC-32C, rotated and shifted so that a checksum of data with checksums in it is still a good one. */
    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }
}
