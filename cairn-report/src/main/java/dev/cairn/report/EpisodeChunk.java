package dev.cairn.report;

import dev.cairn.core.CairnException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The steps of some episodes: one JSON text a line, compressed with gzip, which every browser can unpack, in Base64.
 *
 * @param first number of the first episode among all of the page
 */
public record EpisodeChunk(int first, String packed) {
    /** Characters of a chunk before it is packed: a browser unpacks so many in a few milliseconds. */
    private static final int LENGTH = 1 << 19;

    /** Gathers episodes and hands chunks on as soon as they are full. */
    static final class Packer {
        private final Consumer<EpisodeChunk> full;
        private final StringBuilder lines = new StringBuilder();
        private int first;
        private int next;

        Packer(Consumer<EpisodeChunk> full) {
            this.full = full;
        }

        /** Adds the next episode; its text has no line break. */
        void add(String steps) {
            if (!lines.isEmpty() && lines.length() + steps.length() > LENGTH) {
                finish();
            }
            lines.append(steps).append('\n');
            next++;
        }

        /** Hands on what is left. */
        void finish() {
            if (!lines.isEmpty()) {
                full.accept(new EpisodeChunk(first, packed(lines.toString())));
                lines.setLength(0);
                first = next;
            }
        }
    }

    private static String packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new SmallGzip(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CairnException("cannot compress episodes", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static final class SmallGzip extends GZIPOutputStream {
        SmallGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
