package dev.cairn.t5;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Root of what this library reports to its caller. The message says what was found, where, and what to do about it. */
public class T5Exception extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a parser of JSON says of its own settings. */
    private static final Pattern FOR_PROGRAMMERS =
            Pattern.compile("(?:: enable | \\(start marker at |: maybe | \\(\\d+, from ).*", Pattern.DOTALL);

    /** @param message what was found, where, and what to do about it */
    public T5Exception(String message) {
        super(message);
    }

    /** @param message what was found, where, and what to do about it */
    public T5Exception(String message, Throwable cause) {
        super(message, cause);
    }

    /** A file that could not be read; the reason of the cause is part of the message. */
    public static T5Exception reading(Path file, IOException cause) {
        return failed("Reading", "Cannot read ", file, cause);
    }

    /** A file that could not be written; the reason of the cause is part of the message. */
    public static T5Exception writing(Path file, IOException cause) {
        return failed("Writing", "Cannot write ", file, cause);
    }

    /** Java closes a file whose thread is interrupted. */
    private static T5Exception failed(String doing, String cannot, Path file, IOException cause) {
        return cause instanceof ClosedByInterruptException
                ? new Cancelled(doing + " " + file + " was ended, since its thread was interrupted")
                : new T5Exception(cannot + file + ": " + reason(cause), cause);
    }

    /** A computation that its listener or an interrupted thread has ended. The thread stays interrupted. */
    public static final class Cancelled extends T5Exception {

        private static final long serialVersionUID = 1L;

        /** @param message who has ended what */
        public Cancelled(String message) {
            super(message);
        }
    }

    /**
     * A loss or a gradient of a training was no longer a finite number. Nothing was saved after the last good checkpoint, and the update
     * that the number would have led to was not made.
     */
    public static final class Diverged extends T5Exception {

        private static final long serialVersionUID = 1L;

        private final int step;
        private final @Nullable String lastGood;

        /**
         * @param step in which it was found, from 1
         * @param found what was no number
         * @param lastGood the last checkpoint before it
         */
        public Diverged(int step, String found, Optional<Path> lastGood) {
            super("Training diverged at step " + step + ": " + found + "; "
                    + lastGood.map(dir -> "the last good checkpoint is " + dir).orElse("there is no checkpoint yet")
                    + ". Lower the learning rate, lengthen the warm-up, or clip gradients to a smaller norm, and start in "
                    + "another directory"
                    + lastGood.map(dir -> " from that checkpoint").orElse("") + ".");
            this.step = step;
            this.lastGood = lastGood.map(Path::toString).orElse(null);
        }

        /** The optimiser step in which it was found, from 1. */
        public int step() {
            return step;
        }

        /** A complete model directory with finite weights; absent when training diverged before the first evaluation. */
        public Optional<Path> lastGood() {
            return Optional.ofNullable(lastGood).map(Path::of);
        }
    }

    /** The value, which must be there. */
    public static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw new T5Exception(name + " is null");
        }
        return value;
    }

    /** Throws unless {@code ok}: an option of a training that is out of its range. */
    public static void requireOption(boolean ok, String name, Object value, String expected) {
        if (!ok) {
            throw new T5Exception("Training option " + name + " is " + value + ", expected " + expected);
        }
    }

    private static String reason(IOException cause) {
        if (cause instanceof JsonProcessingException json) {
            JsonLocation at = json.getLocation();
            String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
            return where + FOR_PROGRAMMERS.matcher(json.getOriginalMessage()).replaceAll("");
        }
        if (cause instanceof NoSuchFileException) {
            return "no such file";
        }
        String message = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        if (message == null) {
            return kind;
        }
        boolean plain = cause instanceof FileSystemException
                || cause instanceof ZipException
                || cause.getClass() == IOException.class;
        return plain ? message : kind + " " + message;
    }
}
