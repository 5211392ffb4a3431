package dev.cairn.distill.dataset;

import dev.cairn.core.PythonRandom;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicOutput;
import dev.cairn.core.io.TextFile;
import dev.cairn.distill.dataset.DatasetSummary.Derived;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A finished file of lines, from which others are made. Keeps where lines end, eight bytes for each. */
public final class LineFile {
    private static final int SEED = 1;

    private final Path file;
    private final long[] ends;

    private LineFile(Path file, long[] ends) {
        this.file = file;
        this.ends = ends;
    }

    /** @throws UserException if the file cannot be read */
    public static LineFile of(Path file) {
        long[] ends = new long[1024];
        int lines = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            long position = 0;
            while (channel.read(buffer.clear()) > 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    position++;
                    if (buffer.get() == '\n') {
                        ends = lines == ends.length ? Arrays.copyOf(ends, 2 * lines) : ends;
                        ends[lines++] = position;
                    }
                }
            }
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
        return new LineFile(file, Arrays.copyOf(ends, lines));
    }

    /** Copies at most {@code count} lines, in an order shuffled with a fixed seed, to {@code path} below the directory. */
    public Derived sample(int count, Path directory, String path) {
        return copy(new PythonRandom(SEED).permutation(ends.length), count, directory, path);
    }

    /** Copies the first {@code count} lines to {@code path} below the directory. */
    public Derived head(int count, Path directory, String path) {
        return copy(IntStream.range(0, ends.length).toArray(), count, directory, path);
    }

    private Derived copy(int[] order, int count, Path directory, String path) {
        int lines = Math.min(count, order.length);
        try (AtomicOutput out = AtomicOutput.open(directory.resolve(path));
                FileChannel channel = FileChannel.open(file)) {
            for (int i = 0; i < lines; i++) {
                long begin = order[i] == 0 ? 0 : ends[order[i] - 1];
                copy(channel, begin, ends[order[i]], out);
            }
            long bytes = out.size();
            return new Derived(path, lines, bytes, out.commit());
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    /** Copies files one behind the other to {@code path} below the directory. */
    public static Derived join(List<Path> files, Path directory, String path) {
        int lines = 0;
        try (AtomicOutput out = AtomicOutput.open(directory.resolve(path))) {
            for (Path file : files) {
                LineFile part = of(file);
                lines += part.ends.length;
                try (FileChannel channel = FileChannel.open(file)) {
                    copy(channel, 0, channel.size(), out);
                } catch (IOException e) {
                    throw cannotRead(file, e);
                }
            }
            long bytes = out.size();
            return new Derived(path, lines, bytes, out.commit());
        }
    }

    private static void copy(FileChannel channel, long from, long to, AtomicOutput out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(to - from, 1 << 16));
        for (long at = from; at < to; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
            int read = channel.read(buffer, at);
            if (read < 0) {
                throw new IOException("it became shorter while it was read");
            }
            out.write(buffer.array(), 0, read);
            at += read;
        }
    }

    private static UserException cannotRead(Path file, IOException cause) {
        return TextFile.cannotRead(file, cause);
    }
}
