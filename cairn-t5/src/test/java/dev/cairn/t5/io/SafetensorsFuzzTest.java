package dev.cairn.t5.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import dev.cairn.t5.tensor.Natives;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged and hostile files end in an {@link IOException} that names the file, and cost no memory. */
class SafetensorsFuzzTest {

    private static final int FILES = 1500;
    private static final long ALLOWED_BYTES = 2L << 20;

    private static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "1",
            "3",
            "4",
            "8",
            "24",
            "1e3",
            "2.5",
            "null",
            "\"4\"",
            "[]",
            "{}",
            "true",
            "2147483648",
            "4611686018427387904",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999");

    @TempDir
    Path dir;

    @Test
    void anyDamage_isNamedOrHarmless() throws IOException {
        long seed = Long.getLong("cairn.seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] whole = whole();
        Path file = dir.resolve("hostile.safetensors");
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] damaged = damaged(whole, random);
            Files.write(file, damaged);
            long before = allocated();
            try {
                Safetensors.read(file).values().forEach(Natives::free);
            } catch (IOException e) {
                refused++;
                assertThat(e).hasMessageContaining(file.toString());
            } catch (RuntimeException | Error e) {
                fail("repeat with -Dcairn.seed=" + seed + ", file " + i + ": " + printable(damaged), e);
            }
            assertThat(allocated() - before)
                    .as("repeat with -Dcairn.seed=%d, file %d", seed, i)
                    .isLessThan(ALLOWED_BYTES);
        }
        assertThat(refused).isGreaterThan(FILES / 2);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private byte[] whole() throws IOException {
        Path file = dir.resolve("whole.safetensors");
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            tensors.put("a", torch.ones(2, 3));
            tensors.put("b", torch.ones(4));
            tensors.put("c", torch.ones(1, 1, 2));
            Safetensors.write(file, tensors);
        }
        return Files.readAllBytes(file);
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int header = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        switch (random.nextInt(5)) {
            case 0 -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[random.nextInt(8 + header)] = (byte) random.nextInt(256);
                }
                return bytes;
            }
            case 1 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length + 40));
            }
            case 2 -> {
                long length = random.nextBoolean() ? random.nextLong() : random.nextInt(4096);
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
                return bytes;
            }
            default -> {
                return withHeader(edited(header(whole, header), random), whole, 8 + header);
            }
        }
    }

    private static String header(byte[] whole, int length) {
        return new String(whole, 8, length, StandardCharsets.UTF_8);
    }

    /** Numbers, names and types replaced, brackets nested, parts doubled. */
    private static String edited(String header, Random random) {
        String json = header.strip();
        return switch (random.nextInt(5)) {
            case 0, 1 -> replaceNumber(json, random);
            case 2 ->
                json.replace(
                        "\"b\"", List.of("\"a\"", "\"__metadata__\"", "\"\"").get(random.nextInt(3)));
            case 3 ->
                json.replaceFirst(
                        "F32",
                        List.of("F64", "F16", "I32", "F8_E4M3", "", "BOOL").get(random.nextInt(6)));
            default -> "[".repeat(random.nextInt(5000)) + json;
        };
    }

    private static String replaceNumber(String json, Random random) {
        String result = json;
        for (int i = random.nextInt(3); i >= 0; i--) {
            String[] parts = result.split("(?<=[\\[,])(?=\\d)", -1);
            int at = random.nextInt(parts.length);
            parts[at] = parts[at].replaceFirst("^\\d+", NUMBERS.get(random.nextInt(NUMBERS.size())));
            result = String.join("", parts);
        }
        return result;
    }

    private static byte[] withHeader(String json, byte[] whole, int dataStart) {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + header.length + whole.length - dataStart)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(whole, dataStart, whole.length - dataStart)
                .array();
    }

    private static String printable(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
    }
}
