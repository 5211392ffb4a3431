package dev.cairn.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlLogTest {
    @TempDir
    Path folder;

    @Test
    void halfALineIsDroppedWhenTheLogIsOpened() throws IOException {
        Path file = folder.resolve("log.jsonl");
        Files.writeString(file, "{\"n\":1}\n{\"n\":2}\n{\"n\"");
        try (JsonlLog log = JsonlLog.open(file)) {
            assertThat(log.size()).isEqualTo(2);
            log.append(Map.of("n", 3));
        }
        assertThat(Files.readString(file)).isEqualTo("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
    }

    @Test
    void aLastLineThatOnlyLacksItsLineBreakIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("log.jsonl"), "{\"n\":1}\n{\"n\":2}");
        try (JsonlLog log = JsonlLog.open(file)) {
            assertThat(log.size()).isEqualTo(2);
            log.append(Map.of("n", 3));
        }
        assertThat(Files.readString(file)).isEqualTo("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
    }

    @Test
    void aNumberMayBeHalfANumber() throws IOException {
        Path file = Files.writeString(folder.resolve("log.jsonl"), "1\n2");
        JsonlLog.open(file).close();
        assertThat(Files.readString(file)).isEqualTo("1\n");
    }

    @Test
    void aBlankLineIsNoRecord() throws IOException {
        Path file = Files.writeString(folder.resolve("log.jsonl"), "{\"n\":1}\n\n \r\n{\"n\":2}\n");
        try (JsonlLog log = JsonlLog.open(file)) {
            assertThat(log.size()).isEqualTo(2);
        }
    }

    @Test
    void aRecordThatDoesNotFitOnTheDiskLeavesNoHalfLineAndNamesTheFile() throws IOException {
        Path file = folder.resolve("log.jsonl");
        FullDisk disk = new FullDisk(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        disk.room = 12;
        try (JsonlLog log = new JsonlLog(file, disk, 0)) {
            log.append(Map.of("n", 1));
            assertThatThrownBy(() -> log.append(Map.of("n", 2)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("No space left");
            assertThat(Files.readString(file)).isEqualTo("{\"n\":1}\n");

            // another thread, when something else has made room
            disk.room = 100;
            log.append(Map.of("n", 3));
            assertThat(log.size()).isEqualTo(2);
        }
        assertThat(Jsonl.read(file, Map.class)).isEqualTo(List.of(Map.of("n", 1), Map.of("n", 3)));
    }

    /** A file on a disk with room for some more bytes. */
    private static final class FullDisk extends FileChannel {
        private final FileChannel file;
        private int room;

        FullDisk(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            int fits = Math.min(room, bytes.remaining());
            room -= fits;
            int limit = bytes.limit();
            bytes.limit(bytes.position() + fits);
            int written = file.write(bytes);
            bytes.limit(limit);
            return written;
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return file.read(bytes);
        }

        @Override
        public long read(ByteBuffer[] bytes, int offset, int length) throws IOException {
            return file.read(bytes, offset, length);
        }

        @Override
        public long write(ByteBuffer[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metadata) throws IOException {
            file.force(metadata);
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public int write(ByteBuffer bytes, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return file.lock(position, size, shared);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
