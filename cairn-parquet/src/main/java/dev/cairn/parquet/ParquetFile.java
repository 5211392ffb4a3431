package dev.cairn.parquet;

import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.AtomicOutput;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file that is made of a file of JSON lines, one line at a time. The same lines give the same bytes. As long as it is not complete, it has
 * another name.
 */
final class ParquetFile implements AutoCloseable {
    /** Bytes that are held in memory before they are written; readers take a group of rows at a time, too. */
    private static final long ROW_GROUP = 16L << 20;

    /** Records after which memory is looked at again: an episode may have a megabyte. */
    private static final int RECORDS_UNSEEN = 10;

    /** A line of whatever kind. */
    private static final class JsonObject extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1;
    }

    /** What is written, once the kind of the lines is known. */
    private record Output(Kind kind, Columns columns, AtomicOutput bytes, ParquetWriter<Group> rows) {}

    private final Path target;
    private @Nullable Output output;
    private boolean isOther;
    private long count;

    private ParquetFile(Path target) {
        this.target = target;
    }

    /**
     * Makes one, if the first line of {@code lines} is of a {@link Kind}.
     *
     * @throws UserException naming file, line and field of what is none, or if the place cannot be written to; then {@code target} is as it was
     */
    static Optional<Written> write(Path lines, Path target) {
        try (ParquetFile file = new ParquetFile(target)) {
            TextFile.forEachLine(lines, file::add);
            return file.commit();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
    }

    private void add(TextFile.Part line) {
        if (isOther || line.text().isBlank()) {
            return;
        }
        try {
            Output open = output;
            if (open == null) {
                Optional<Kind> kind =
                        Kind.of(Jsonl.parse(line, JsonObject.class).keySet());
                isOther = kind.isEmpty();
                if (isOther) {
                    return;
                }
                open = begin(kind.get());
            }
            open.rows()
                    .write(open.columns()
                            .group(Json.mapper()
                                    .valueToTree(Jsonl.parse(line, open.kind().type()))));
            count++;
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
    }

    private Output begin(Kind kind) throws IOException {
        Columns columns = new Columns(Schema.of(kind.type()));
        AtomicOutput bytes = AtomicOutput.open(target);
        try {
            ParquetWriter<Group> rows = ExampleParquetWriter.builder(new StreamFile(bytes.stream()))
                    .withType(columns.schema())
                    // without which it would ask Hadoop for one
                    .withConf(new PlainParquetConfiguration())
                    .withCompressionCodec(CompressionCodecName.ZSTD)
                    .withRowGroupSize(ROW_GROUP)
                    .withMinRowCountForPageSizeCheck(RECORDS_UNSEEN)
                    .build();
            Output begun = new Output(kind, columns, bytes, rows);
            output = begun;
            return begun;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private Optional<Written> commit() throws IOException {
        Output ended = output;
        if (ended == null) {
            return Optional.empty();
        }
        ended.rows().close();
        ended.bytes().commit();
        return Optional.of(new Written(target.toString(), ended.kind().label(), count));
    }

    /** Forgets the file if it was not committed. */
    @Override
    public void close() throws IOException {
        Output open = output;
        if (open != null) {
            try (AtomicOutput ignored = open.bytes()) {
                open.rows().close();
            }
        }
    }
}
