package dev.cairn.core.io;

import dev.cairn.core.UserException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Text that people and other programs wrote: UTF-8, with or without a byte order mark. What is no such text, UTF-16, a compressed file
 * or a pointer of Git LFS, is named, so that nobody looks for the fault in what it says.
 */
public final class TextFile {
    /** What some editors write before UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** What a clone without Git LFS has in place of a file begins so. */
    private static final byte[] LFS_POINTER =
            "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

    private static final int BUFFER = 1 << 16;

    private TextFile() {}

    /**
     * A line, or a whole text.
     *
     * @param number of its first line, from 1
     * @param offset of its first byte in the file
     * @param length in bytes, without the line feed
     * @param ended whether a line feed follows
     */
    public record Part(Path file, int number, long offset, int length, String text, boolean ended) {
        /** Where in its file it lies. */
        public Place place() {
            return new Place(number, offset, length);
        }

        /** Where in the file something is, for messages. */
        String at(int line) {
            return file + ", line " + (number + line - 1);
        }
    }

    /**
     * Where in a file a line lies: it can be read without those before it.
     *
     * @param number from 1
     * @param offset of its first byte
     * @param length in bytes, without the line feed
     */
    public record Place(int number, long offset, int length) {}

    /**
     * The whole text.
     *
     * @throws UserException if it cannot be read, or is no UTF-8
     */
    public static String read(Path file) {
        return whole(file).text();
    }

    static Part whole(Path file) {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readAllBytes();
            return part(file, 1, 0, bytes, true);
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    /**
     * Reads one line after the other; memory does not grow with the file.
     *
     * @throws UserException if it cannot be read, or naming the line that is no UTF-8
     */
    public static void forEachLine(Path file, Consumer<Part> action) {
        try (InputStream in = open(file)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
            long offset = 0;
            int number = 1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                action.accept(part(file, number++, offset, line.toByteArray(), true));
                offset += line.size() + 1L;
                line.reset();
            }
            if (line.size() > 0) {
                action.accept(part(file, number, offset, line.toByteArray(), false));
            }
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    /**
     * A line of a file as {@link #forEachLine} gives it.
     *
     * @param channel of the file
     * @throws UserException if it cannot be read, or is no UTF-8
     */
    public static Part line(Path file, FileChannel channel, Place place) {
        ByteBuffer buffer = ByteBuffer.allocate(place.length());
        try {
            while (buffer.hasRemaining() && channel.read(buffer, place.offset() + buffer.position()) >= 0) {
                // a channel may give less than asked for
            }
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
        return line(file, place.number(), place.offset(), buffer.array());
    }

    /** As above, from its bytes. */
    public static Part line(Path file, int number, long offset, byte[] bytes) {
        return part(file, number, offset, bytes, true);
    }

    /** As above, of a file that is opened for this line. */
    public static Part line(Path file, Place place) {
        try (FileChannel channel = FileChannel.open(file)) {
            return line(file, channel, place);
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    /** What to say when a file cannot be read. */
    public static UserException cannotRead(Path file, IOException cause) {
        return new UserException("cannot read " + file + ": " + reason(cause), cause);
    }

    /** In words: Java's message is often the file's name alone. */
    static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "it is there, and is no folder";
        }
        if (cause instanceof AccessDeniedException) {
            return "there is no permission";
        }
        if (cause instanceof FileSystemLoopException) {
            return "its links lead in a circle";
        }
        String said = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return said == null || said.isBlank() ? cause.getClass().getSimpleName() : said;
    }

    private static Part part(Path file, int number, long offset, byte[] bytes, boolean ended) {
        return new Part(file, number, offset, bytes.length, decoded(file, bytes, number), ended);
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserException(
                    Files.exists(file)
                            ? file + " is no plain file; give one that can be read more than once"
                            : "no such file: " + file);
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        in.mark(LFS_POINTER.length);
        byte[] start = in.readNBytes(LFS_POINTER.length);
        in.reset();
        int first = start.length > 0 ? start[0] & 0xff : -1;
        int second = start.length > 1 ? start[1] & 0xff : -1;
        if (first == 0x1f && second == 0x8b) {
            in.close();
            throw new UserException(file + " is compressed; unpack it with gunzip");
        }
        // with its mark, or by the zero byte that every letter of ASCII has there
        if ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff) || first == 0 || second == 0) {
            in.close();
            throw new UserException(file + " is UTF-16 or no text; save it as UTF-8");
        }
        if (Arrays.equals(start, LFS_POINTER)) {
            in.close();
            throw new UserException(
                    file + " is only a pointer of Git LFS to the file; run `git lfs pull` in its folder,"
                            + " or download the file itself");
        }
        return in;
    }

    private static String decoded(Path file, byte[] bytes, int number) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // which has come as far as the first byte that is none
            long before = IntStream.range(0, in.position())
                    .filter(i -> bytes[i] == '\n')
                    .count();
            throw new UserException(file + ", line " + (number + before) + ": not UTF-8; save the file as UTF-8", e);
        }
    }
}
