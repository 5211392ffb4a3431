package dev.cairn.t5.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.t5.tensor.Natives;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = dir.resolve("x.safetensors");
    }

    @Test
    void everyTypeAndShape_isReadAsWritten() throws IOException {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (ScalarType type : new ScalarType[] {
                ScalarType.Float,
                ScalarType.Double,
                ScalarType.Half,
                ScalarType.BFloat16,
                ScalarType.Long,
                ScalarType.Int
            }) {
                tensors.put("of " + type, torch.ones(new long[] {3, 5}, new TensorOptions(type)));
            }
            tensors.put("scalar", torch.zeros(new long[0], Natives.FLOATS));
            tensors.put("empty", torch.zeros(new long[] {0, 4}, Natives.FLOATS));
            tensors.put("transposed", torch.arange(new Scalar(6)).view(2, 3).t());
            Safetensors.write(file, tensors);
            Map<String, Tensor> read = Safetensors.read(file);

            assertThat(read.keySet()).containsExactlyElementsOf(tensors.keySet());
            read.forEach((name, tensor) -> {
                Tensor written = Objects.requireNonNull(tensors.get(name));
                assertThat(tensor.equal(written)).as(name).isTrue();
                assertThat(tensor.scalar_type().intern())
                        .isEqualTo(written.scalar_type().intern());
                Natives.free(tensor);
            });
        }
    }

    @Test
    void tensorOfSeveralPieces_isReadAsWritten() throws IOException {
        try (PointerScope scope = new PointerScope()) {
            Tensor large = torch.arange(new Scalar((64 << 20) / 4 + 5)).to(ScalarType.Float);
            Safetensors.write(file, Map.of("large", large));
            Tensor read = Objects.requireNonNull(Safetensors.read(file).get("large"));
            assertThat(read.equal(large)).isTrue();
            Natives.free(read);
        }
    }

    @Test
    void tensorsBeginAtAMultipleOfEight() throws IOException {
        try (PointerScope scope = new PointerScope()) {
            Safetensors.write(file, Map.of("x", torch.ones(2)));
        }
        long header = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        assertThat(header % 8).isZero();
        assertThat(Files.size(file)).isEqualTo(8 + header + 8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"w"                                                                        | header is not JSON
                    {} {}                                                                       | header is not JSON
                    [[[[[[[[[[]]]]]]]]]]                                                        | nesting depth
                    []                                                                          | not a JSON object
                    {"w": {}}                                                                   | w lacks shape
                    {"__metadata__": {"format": 1}}                                             | __metadata__ holds something that is not text
                    {"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 4]}}               | w has shape [2] but bytes [0,4]
                    {"w": {"dtype": "F32", "shape": [2], "data_offsets": [8, 0]}}               | w has shape [2] but bytes [8,0]
                    {"w": {"dtype": "F32", "shape": [2], "data_offsets": [-8, 0]}}              | w has -8 where a size or an offset belongs
                    {"w": {"dtype": "F32", "shape": [-2], "data_offsets": [0, 8]}}              | w has -2 where a size or an offset belongs
                    {"w": {"dtype": "F32", "shape": [2.0], "data_offsets": [0, 8]}}             | w has 2.0 where a size or an offset belongs
                    {"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 9999999999999999999]}} | w has 9999999999999999999 where
                    {"w": {"dtype": "F8", "shape": [2], "data_offsets": [0, 8]}}                | w has the unsupported dtype F8
                    {"w": {"dtype": "F32", "shape": [5], "data_offsets": [0, 20]}}              | w ends after the end of the file
                    {"w": {"dtype": "F32", "shape": [9000000000, 9000000000], "data_offsets": [0, 20]}} | w is too large
                    {"w": {"dtype": "F32", "shape": [0, 9000000000, 9000000000], "data_offsets": [0, 0]}} | w is too large
                    {"w": {"dtype": "F32", "shape": [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2], "data_offsets": [0, 8]}} | w has 17 dimensions
                    {"w": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}               | goes on for 4 bytes after its last tensor
                    {"w": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]}}               | w begins at byte 4, leaving a gap from 0
                    {"v": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, "w": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]}} | w begins at byte 4 within another, which ends at 8
                    {"w": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}, "w": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]}} | Duplicate
                    """)
    void malformedHeader_isNamedWithItsDefect(String header, String defect) throws IOException {
        write(header, 8);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(defect);
    }

    @Test
    void cutFile_isAnErrorWithoutReadingTheTensors() throws IOException {
        try (PointerScope scope = new PointerScope()) {
            Safetensors.write(file, Map.of("x", torch.ones(100)));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> Safetensors.verify(file)).hasMessageContaining("x ends after the end of the file");
    }

    @Test
    void hugeHeaderLength_allocatesNothing() throws IOException {
        Files.write(
                file,
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(Long.MAX_VALUE)
                        .array());
        assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("header length is 9223372036854775807");
    }

    private void write(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .array());
        bytes.writeBytes(json);
        bytes.writeBytes(new byte[dataBytes]);
        Files.write(file, bytes.toByteArray());
    }
}
