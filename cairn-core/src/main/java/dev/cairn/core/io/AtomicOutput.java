package dev.cairn.core.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file of bytes that is written piece by piece and takes its name only when it is complete. Knows its size and digest.
 * Closed without {@link #commit}, it leaves what was there before.
 */
public final class AtomicOutput implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();
    private long size;
    private boolean open = true;

    private AtomicOutput(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    /**
     * Begins a file.
     *
     * @throws dev.cairn.core.UserException if the place cannot be written to
     */
    public static AtomicOutput open(Path file) {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        AtomicFiles.createDirectories(target.resolveSibling("."));
        try {
            FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            return new AtomicOutput(target, temporary, channel);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
    }

    /** Writes to this file; closing it changes nothing. */
    public OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                AtomicOutput.this.write(bytes, from, from + length);
            }
        };
    }

    /** Writes the bytes from {@code from} up to, not including, {@code to}. */
    public void write(byte[] bytes, int from, int to) {
        try {
            out.write(bytes, from, to - from);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
        digest.update(bytes, from, to - from);
        size += to - from;
    }

    /** Bytes so far. */
    public long size() {
        return size;
    }

    /** The bytes so far, in a file of another name until {@link #commit}. */
    public Path unfinished() {
        try {
            out.flush();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
        return temporary;
    }

    /** Forces the file to disk and gives it its name; returns its SHA-256 digest in hexadecimal. */
    public String commit() {
        try {
            out.flush();
            channel.force(true);
            out.close();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            open = false;
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Forgets the file if it was not committed. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
    }
}
