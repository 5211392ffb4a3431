package dev.cairn.t5.train.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the bytes back by the rules of the formats; TensorBoard itself does so in bench/t5/check_tensorboard.py. */
class EventFileTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00.5Z"), ZoneOffset.UTC);

    @TempDir
    Path dir;

    @Test
    void fileBeginsWithItsVersion_andEveryRecordHasGoodChecksums() throws IOException {
        try (EventFile events = EventFile.create(dir, NOON)) {
            events.scalar("train/loss", 1, 2.5);
            events.scalar("train/loss", 300, -0.125);
        }
        List<byte[]> records = records(onlyFile());
        assertThat(records).hasSize(3);
        assertThat(new String(records.get(0), StandardCharsets.ISO_8859_1)).endsWith("brain.Event:2");
    }

    @Test
    void scalar_isAnEventWithTimeStepTagAndValue() throws IOException {
        try (EventFile events = EventFile.create(dir, NOON)) {
            events.scalar("loss", 300, 2.5);
        }
        double seconds = NOON.instant().getEpochSecond() + 0.5;
        ByteBuffer expected = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
        expected.put((byte) 0x09).putDouble(seconds);
        expected.put(HexFormat.of().parseHex("10ac02" + "2a0d" + "0a0b" + "0a04"));
        expected.put("loss".getBytes(StandardCharsets.US_ASCII)).put((byte) 0x15);
        byte[] whole = new byte[expected.position() + 4];
        ByteBuffer.wrap(whole)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(expected.flip())
                .putFloat(2.5f);
        assertThat(records(onlyFile()).get(1)).isEqualTo(whole);
    }

    @Test
    void secondFileWithinASecond_hasAnotherName() throws IOException {
        try (EventFile first = EventFile.create(dir, NOON);
                EventFile second = EventFile.create(dir, NOON)) {
            first.scalar("a", 1, 1);
            second.restartAt(1);
        }
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).hasSize(2);
        }
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.toList().get(0);
        }
    }

    private static List<byte[]> records(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(length);
            assertThat(bytes.getInt()).isEqualTo(masked(length));
            byte[] content = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            bytes.get(content);
            assertThat(bytes.getInt()).isEqualTo(masked(content));
            records.add(content);
        }
        return records;
    }

    /** As in the description of the format: ((crc >> 15) | (crc << 17)) + 0xa282ead8. */
    private static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        long value = crc.getValue();
        return (int) ((((value >>> 15) | (value << 17)) & 0xffffffffL) + 0xa282ead8L);
    }
}
