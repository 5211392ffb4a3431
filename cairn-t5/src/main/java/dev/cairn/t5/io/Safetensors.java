package dev.cairn.t5.io;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.tensor.NativeSettings;
import dev.cairn.t5.tensor.Natives;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * The safetensors format: eight bytes of header length (little endian), a JSON header, the raw tensors. Every malformed
 * file ends in an {@link IOException} that names the file and what is wrong with it; nothing is allocated from a length
 * that the file does not back.
 */
public final class Safetensors {

    static {
        NativeSettings.apply();
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Tensors are copied in pieces: a buffer of Java holds at most 2 GB. */
    static final long PIECE = 64L << 20;

    private Safetensors() {}

    /**
     * Reads all tensors into memory of their own, in the order of the file. The caller owns them (each is retained once).
     *
     * @throws IOException when the file is missing, cut short or malformed; the message names file and defect
     */
    public static Map<String, Tensor> read(Path file) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsHeader header = header(channel, file);
            long dataStart = channel.position();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                tensors.put(entry.name(), read(channel, dataStart, entry, file));
            }
            return tensors;
        } catch (IOException | RuntimeException e) {
            tensors.values().forEach(Natives::free);
            throw e;
        }
    }

    /**
     * As {@link #read}, for files whose failure is the caller's to mend.
     *
     * @throws T5Exception in place of the {@link IOException}
     */
    public static Map<String, Tensor> load(Path file) {
        try {
            LfsPointer.refuse(file);
            return read(file);
        } catch (IOException e) {
            throw T5Exception.reading(file, e);
        }
    }

    /** Checks header and length without reading the tensors. */
    public static void verify(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            header(channel, file);
        }
    }

    /** Writes the tensors in the order of the map and forces them to disk. */
    public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        byte[] header = headerBytes(tensors);
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                PointerScope scope = new PointerScope()) {
            ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            length.putLong(header.length).flip();
            writeFully(channel, length);
            writeFully(channel, ByteBuffer.wrap(header));
            for (Tensor tensor : tensors.values()) {
                Tensor dense = tensor.detach().cpu().contiguous();
                for (long from = 0; from < dense.nbytes(); from += PIECE) {
                    writeFully(channel, bytes(dense, from));
                }
            }
            channel.force(true);
        }
    }

    /** Reads and checks the header; the position is then at the first tensor. */
    private static SafetensorsHeader header(FileChannel channel, Path file) throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, prefix, 0, file);
        long length = prefix.flip().getLong();
        if (length < 2 || length > SafetensorsHeader.MAX_BYTES || length > channel.size() - 8) {
            throw SafetensorsHeader.malformed(
                    file, "header length is " + length + " of a file of " + channel.size() + " bytes");
        }
        ByteBuffer json = ByteBuffer.allocate((int) length);
        readFully(channel, json, 8, file);
        channel.position(8 + length);
        return SafetensorsHeader.parse(json.array(), channel.size() - 8 - length, file);
    }

    private static Tensor read(FileChannel channel, long dataStart, SafetensorsHeader.Entry entry, Path file)
            throws IOException {
        try (PointerScope scope = new PointerScope()) {
            long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
            Tensor tensor = torch.empty(shape, new TensorOptions(entry.type()), Natives.NO_MEMORY_FORMAT);
            for (long from = 0; from < tensor.nbytes(); from += PIECE) {
                readFully(channel, bytes(tensor, from), dataStart + entry.begin() + from, file);
            }
            return Natives.keep(tensor);
        }
    }

    private static byte[] headerBytes(Map<String, Tensor> tensors) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.set(SafetensorsHeader.METADATA, JSON.valueToTree(new TreeMap<>(Map.of("format", "pt"))));
        long offset = 0;
        for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
            Tensor tensor = named.getValue();
            long end = offset + tensor.numel() * tensor.element_size();
            // Enums that come from native calls are not the constants until interned.
            ObjectNode entry = root.putObject(named.getKey())
                    .put("dtype", SafetensorsHeader.dtype(tensor.scalar_type().intern()));
            entry.set("shape", JSON.valueToTree(Natives.shape(tensor)));
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = JSON.writeValueAsBytes(root);
        // Tensors begin at a multiple of eight; readers accept trailing blanks.
        byte[] padded = new byte[(json.length + 7) / 8 * 8];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(json, 0, padded, 0, json.length);
        return padded;
    }

    /** At most {@link #PIECE} bytes of a dense tensor from one on, where they lie. */
    static ByteBuffer bytes(Tensor dense, long from) {
        BytePointer pointer = new BytePointer(dense.data_ptr());
        return pointer.position(from)
                .limit(Math.min(dense.nbytes(), from + PIECE))
                .asByteBuffer();
    }

    private static void readFully(FileChannel channel, ByteBuffer target, long position, Path file) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                throw SafetensorsHeader.malformed(file, "it ends at byte " + Files.size(file));
            }
            at += count;
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }
}
