package dev.cairn.scienceworld.gold;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Gold files are large and travel compressed: read by content, written by the ending of the name. */
final class Compression {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int ZIP_MAGIC = 0x504b;
    private static final String GZIP = ".gz";
    private static final String ZIP = ".zip";

    /** Fixed, so that equal content gives equal bytes; the earliest time that a zip archive can hold. */
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Compression() {}

    /** Tells compression by content, for such files are often renamed. */
    static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        raw.mark(2);
        int magic = (raw.read() << 8) | raw.read();
        raw.reset();
        return switch (magic) {
            case GZIP_MAGIC -> new GZIPInputStream(raw, 1 << 16);
            case ZIP_MAGIC -> firstJson(new ZipInputStream(raw), file);
            default -> raw;
        };
    }

    /** Compresses what is written, if the name of {@code file} ends with {@code .gz} or {@code .zip}. */
    static OutputStream compress(OutputStream raw, Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(GZIP)) {
            return new GZIPOutputStream(raw, 1 << 16);
        }
        if (!name.endsWith(ZIP)) {
            return raw;
        }
        ZipOutputStream archive = new ZipOutputStream(raw);
        String inner = name.substring(0, name.length() - ZIP.length());
        ZipEntry entry = new ZipEntry(inner.endsWith(".json") ? inner : inner + ".json");
        entry.setTimeLocal(ZIP_TIME);
        archive.putNextEntry(entry);
        return archive;
    }

    private static InputStream firstJson(ZipInputStream archive, Path file) throws IOException {
        for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.getName().endsWith(".json") && !entry.getName().startsWith("__MACOSX")) {
                return archive;
            }
        }
        archive.close();
        throw new FileNotFoundException("no .json file in the archive " + file);
    }
}
