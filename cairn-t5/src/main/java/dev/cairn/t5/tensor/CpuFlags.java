package dev.cairn.t5.tensor;

import dev.cairn.t5.T5Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Instruction sets of the processor.
 *
 * @param names as {@code /proc/cpuinfo} has them
 */
public record CpuFlags(Set<String> names) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Read once. */
    private static final class Here {
        static final CpuFlags FLAGS = read();

        private static CpuFlags read() {
            if (!Files.exists(CPU_INFO)) {
                // Only Linux has it.
                return new CpuFlags(Set.of());
            }
            try {
                return of(Files.readString(CPU_INFO));
            } catch (IOException e) {
                throw T5Exception.reading(CPU_INFO, e);
            }
        }
    }

    /** Of this machine. */
    public static CpuFlags here() {
        return Here.FLAGS;
    }

    /** All words of the text: the flags are among them. */
    public static CpuFlags of(String cpuInfo) {
        return new CpuFlags(Stream.of(cpuInfo.split("\\s+")).collect(Collectors.toUnmodifiableSet()));
    }

    /** Products in bfloat16. */
    public boolean bfloat16() {
        return names.contains("avx512_bf16") || names.contains("amx_bf16");
    }

    /** Refuses bfloat16 where it would be far slower than single precision: without units for it. */
    public void requireBfloat16() {
        if (!bfloat16()) {
            throw new T5Exception("This CPU has no bfloat16 units (neither avx512_bf16 nor amx_bf16 in /proc/cpuinfo),"
                    + " so bf16 would be more than ten times slower than fp32: take fp32");
        }
    }

    /** Sums of four products of bytes that cannot overflow. */
    public boolean sumsOfBytes() {
        return names.contains("avx512_vnni");
    }
}
