package dev.cairn.t5.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The safetensors format: eight bytes of header length (little endian), a JSON header, the raw tensors. Every malformed
 * file ends in an {@link IOException} that names the file and what is wrong with it; nothing is allocated from a length
 * that the file does not back.
 */
public final class Safetensors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "__metadata__";
    private static final long MAX_HEADER = 100L << 20;

    /** One tensor of a file: bytes {@code begin} to {@code end} counted from the end of the header. */
    private record Entry(String name, ScalarType type, List<Long> shape, long begin, long end) {}

    private record Header(Map<String, Entry> entries, long dataStart) {}

    private Safetensors() {}

    /**
     * Reads all tensors into memory of their own. The caller owns them (each is retained once).
     *
     * @throws IOException when the file is missing, cut short or malformed; the message names file and defect
     */
    public static Map<String, Tensor> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Header header = header(channel, file);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Entry entry : header.entries().values()) {
                tensors.put(entry.name(), read(channel, header.dataStart(), entry, file));
            }
            return tensors;
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
                Tensor dense = tensor.detach().contiguous();
                if (dense.nbytes() > 0) {
                    writeFully(channel, bytes(dense));
                }
            }
            channel.force(true);
        }
    }

    private static Header header(FileChannel channel, Path file) throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, prefix, 0, file);
        long length = prefix.flip().getLong();
        if (length < 2 || length > MAX_HEADER || length > channel.size() - 8) {
            throw malformed(file, "header length is " + length + " of a file of " + channel.size() + " bytes");
        }
        ByteBuffer json = ByteBuffer.allocate((int) length);
        readFully(channel, json, 8, file);
        JsonNode root = parse(json.array(), file);
        long dataStart = 8 + length;
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (!field.getKey().equals(METADATA)) {
                Entry entry = entry(field.getKey(), field.getValue(), file);
                if (entry.end() > channel.size() - dataStart) {
                    throw malformed(file, "tensor " + entry.name() + " ends after the end of the file");
                }
                entries.put(entry.name(), entry);
            }
        }
        return new Header(entries, dataStart);
    }

    private static JsonNode parse(byte[] json, Path file) throws IOException {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.isObject()) {
                return root;
            }
        } catch (IOException e) {
            throw new IOException(file + " is not a safetensors file: the header is not JSON", e);
        }
        throw malformed(file, "the header is not a JSON object");
    }

    private static Entry entry(String name, JsonNode json, Path file) throws IOException {
        JsonNode shapeJson = json.path("shape");
        JsonNode offsets = json.path("data_offsets");
        if (!shapeJson.isArray() || offsets.size() != 2) {
            throw malformed(file, "tensor " + name + " lacks shape or data_offsets");
        }
        List<Long> shape = new ArrayList<>();
        long numel = 1;
        try {
            for (JsonNode size : shapeJson) {
                shape.add(size.longValue());
                numel = Math.multiplyExact(numel, size.longValue());
            }
        } catch (ArithmeticException e) {
            throw new IOException(file + " is not a safetensors file: tensor " + name + " is too large", e);
        }
        ScalarType type = type(name, json.path("dtype").asText(), file);
        long begin = offsets.get(0).longValue();
        long end = offsets.get(1).longValue();
        if (begin < 0 || numel < 0 || end - begin != numel * torch.elementSize(type)) {
            throw malformed(file, "tensor " + name + " has shape " + shapeJson + " but bytes " + offsets);
        }
        return new Entry(name, type, shape, begin, end);
    }

    private static ScalarType type(String name, String dtype, Path file) throws IOException {
        return switch (dtype) {
            case "F64" -> ScalarType.Double;
            case "F32" -> ScalarType.Float;
            case "F16" -> ScalarType.Half;
            case "BF16" -> ScalarType.BFloat16;
            case "I64" -> ScalarType.Long;
            case "I32" -> ScalarType.Int;
            default -> throw malformed(file, "tensor " + name + " has the unsupported dtype " + dtype);
        };
    }

    private static String dtype(Tensor tensor) {
        // Enums that come from native calls are not the constants until interned.
        return switch (tensor.scalar_type().intern()) {
            case Double -> "F64";
            case Float -> "F32";
            case Half -> "F16";
            case BFloat16 -> "BF16";
            case Long -> "I64";
            case Int -> "I32";
            default -> throw new IllegalArgumentException("No safetensors type for " + tensor.scalar_type());
        };
    }

    private static Tensor read(FileChannel channel, long dataStart, Entry entry, Path file) throws IOException {
        try (PointerScope scope = new PointerScope()) {
            Tensor tensor = torch.empty(
                    entry.shape().stream().mapToLong(Long::longValue).toArray(),
                    new TensorOptions(entry.type()),
                    Natives.noMemoryFormat());
            if (entry.end() > entry.begin()) {
                readFully(channel, bytes(tensor), dataStart + entry.begin(), file);
            }
            return Natives.keep(tensor);
        }
    }

    private static byte[] headerBytes(Map<String, Tensor> tensors) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.set(METADATA, JSON.valueToTree(new TreeMap<>(Map.of("format", "pt"))));
        long offset = 0;
        for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
            Tensor tensor = named.getValue();
            long end = offset + tensor.numel() * tensor.element_size();
            ObjectNode entry = root.putObject(named.getKey()).put("dtype", dtype(tensor));
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

    private static ByteBuffer bytes(Tensor dense) {
        BytePointer pointer = new BytePointer(dense.data_ptr());
        return pointer.capacity(dense.nbytes()).asByteBuffer();
    }

    private static void readFully(FileChannel channel, ByteBuffer target, long position, Path file) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                throw malformed(file, "it ends at byte " + Files.size(file));
            }
            at += count;
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }

    private static IOException malformed(Path file, String defect) {
        return new IOException(file + " is not a safetensors file: " + defect);
    }
}
