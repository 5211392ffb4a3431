package dev.cairn.core.io;

import dev.cairn.core.UserException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A file of bytes that is written piece by piece and takes its name only when it is complete. Knows its size and digest.
 * Closed without {@link #commit}, it leaves what was there before.
 */
public final class AtomicOutput implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    /** Letters of the name that its temporary one keeps, which must not be too long for a name. */
    private static final int NAME = 100;

    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.[0-9a-f]{16}\\.tmp");
    private static final SecureRandom RANDOM = new SecureRandom();

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
     * Begins a file. The file behind a link is replaced, and not the link; a folder or a device never is.
     *
     * @throws UserException if the place cannot be written to
     */
    public static AtomicOutput open(Path file) {
        Path named = file.toAbsolutePath();
        AtomicFiles.createDirectories(named.resolveSibling("."));
        try {
            Path target = behindLinks(named);
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new UserException("cannot write " + file + ": it is a "
                        + (Files.isDirectory(target) ? "folder" : "device") + "; name a file");
            }
            Path temporary = temporary(target);
            // only if there is none: what others put there is not written to
            FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new AtomicOutput(target, temporary, channel);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(named, e);
        }
    }

    /** Whether a file of this name is one that was begun and not finished. */
    static boolean isTemporary(Path file) {
        return TEMPORARY.matcher(file.getFileName().toString()).matches();
    }

    /** Where a link leads, whether there is something or not. */
    private static Path behindLinks(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static Path temporary(Path target) {
        String name = target.getFileName().toString();
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        return target.resolveSibling("." + name.substring(0, Math.min(name.length(), NAME)) + "."
                + HexFormat.of().formatHex(random) + ".tmp");
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
