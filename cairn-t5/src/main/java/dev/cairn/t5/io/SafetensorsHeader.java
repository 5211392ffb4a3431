package dev.cairn.t5.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The JSON header of a safetensors file, read as something that may be hostile: nothing in it is believed before it has
 * been compared with the bytes that the file has. The rules are those of the reference implementation: the tensors
 * follow one another without gap or overlap and fill the file.
 *
 * @param entries in the order of their bytes
 */
record SafetensorsHeader(List<Entry> entries) {

    /** One tensor: bytes {@code begin} to {@code end} counted from the end of the header. */
    record Entry(String name, ScalarType type, List<Long> shape, long begin, long end) {}

    static final String METADATA = "__metadata__";

    /** The reference implementation allows 100 MB; the header of the largest T5 has a tenth of one. */
    static final long MAX_BYTES = 16L << 20;

    private static final Map<String, ScalarType> TYPES = Map.of(
            "F64", ScalarType.Double,
            "F32", ScalarType.Float,
            "F16", ScalarType.Half,
            "BF16", ScalarType.BFloat16,
            "I64", ScalarType.Long,
            "I32", ScalarType.Int);
    private static final int MAX_DIMENSIONS = 16;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxNumberLength(20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a header.
     *
     * @param dataBytes what the file has after the header
     * @throws IOException naming the file and the first defect
     */
    static SafetensorsHeader parse(byte[] json, long dataBytes, Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object(json, file).properties()) {
            if (field.getKey().equals(METADATA)) {
                checkMetadata(field.getValue(), file);
            } else {
                entries.add(entry(field.getKey(), field.getValue(), file));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        checkLayout(entries, dataBytes, file);
        return new SafetensorsHeader(List.copyOf(entries));
    }

    private static JsonNode object(byte[] json, Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IOException(
                    file + " is not a safetensors file: the header is not JSON as expected: " + reason, e);
        }
        if (!root.isObject()) {
            throw malformed(file, "the header is not a JSON object");
        }
        return root;
    }

    private static void checkMetadata(JsonNode metadata, Path file) throws IOException {
        for (JsonNode value : metadata) {
            if (!value.isTextual()) {
                throw malformed(file, METADATA + " holds something that is not text");
            }
        }
    }

    private static Entry entry(String name, JsonNode json, Path file) throws IOException {
        JsonNode shapeJson = json.path("shape");
        JsonNode offsets = json.path("data_offsets");
        if (!shapeJson.isArray() || !offsets.isArray() || offsets.size() != 2) {
            throw malformed(file, "tensor " + name + " lacks shape or data_offsets");
        }
        if (shapeJson.size() > MAX_DIMENSIONS) {
            throw malformed(file, "tensor " + name + " has " + shapeJson.size() + " dimensions");
        }
        ScalarType type = type(name, json.path("dtype").asText(), file);
        long begin = count(offsets.get(0), name, file);
        long end = count(offsets.get(1), name, file);
        long[] shape = new long[shapeJson.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = count(shapeJson.get(i), name, file);
        }
        if (end - begin != bytes(shape, type, name, file)) {
            throw malformed(file, "tensor " + name + " has shape " + shapeJson + " but bytes " + offsets);
        }
        return new Entry(name, type, Arrays.stream(shape).boxed().toList(), begin, end);
    }

    private static long count(JsonNode number, String name, Path file) throws IOException {
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
            throw malformed(file, "tensor " + name + " has " + number + " where a size or an offset belongs");
        }
        return number.longValue();
    }

    private static long bytes(long[] shape, ScalarType type, String name, Path file) throws IOException {
        try {
            long bytes = torch.elementSize(type);
            // Strides are products of all sizes but those of 0, so an empty tensor must not overflow either.
            long largest = bytes;
            for (long size : shape) {
                bytes = Math.multiplyExact(bytes, size);
                largest = Math.multiplyExact(largest, Math.max(size, 1));
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw new IOException(file + " is not a safetensors file: tensor " + name + " is too large", e);
        }
    }

    private static void checkLayout(List<Entry> entries, long dataBytes, Path file) throws IOException {
        long at = 0;
        for (Entry entry : entries) {
            if (entry.end() > dataBytes) {
                throw malformed(file, "tensor " + entry.name() + " ends after the end of the file");
            }
            if (entry.begin() != at) {
                throw malformed(
                        file,
                        "tensor " + entry.name() + " begins at byte " + entry.begin()
                                + (entry.begin() < at ? " within another, which ends at " : ", leaving a gap from ")
                                + at);
            }
            at = entry.end();
        }
        if (at != dataBytes) {
            throw malformed(file, "it goes on for " + (dataBytes - at) + " bytes after its last tensor");
        }
    }

    private static ScalarType type(String name, String dtype, Path file) throws IOException {
        ScalarType type = TYPES.get(dtype);
        if (type == null) {
            throw malformed(file, "tensor " + name + " has the unsupported dtype " + dtype);
        }
        return type;
    }

    static String dtype(ScalarType type) {
        return TYPES.entrySet().stream()
                .filter(known -> known.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No safetensors type for " + type));
    }

    static IOException malformed(Path file, String defect) {
        return new IOException(file + " is not a safetensors file: " + defect);
    }
}
