package dev.cairn.t5.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuFlagsTest {

    @Test
    void flagsAreWholeWords() {
        CpuFlags flags =
                CpuFlags.of("model name\t: CPU\nflags\t\t: fpu avx2 avx512_vnni\n\nflags\t\t: fpu avx512_bf16x\n");

        assertThat(flags.sumsOfBytes()).isTrue();
        assertThat(flags.bfloat16()).isFalse();
    }

    @Test
    void thisMachineHasSome() {
        assertThat(CpuFlags.here().names()).contains("fpu", "sse2");
    }
}
