package dev.cairn.t5.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** How numbers lie in memory. */
final class Layouts {

    private Layouts() {}

    /** Single precision, the last dimension without gaps. */
    static memory.desc dense(long... sizes) {
        long[] strides = new long[sizes.length];
        long stride = 1;
        for (int i = sizes.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= sizes[i];
        }
        return strided(sizes, strides);
    }

    /** Single precision, with the distance of neighbours in each dimension. */
    static memory.desc strided(long[] sizes, long[] strides) {
        return new memory.desc(sizes, memory.data_type.f32, strides);
    }

    /** Columns of wider rows: {@code (rows, columns)}. */
    static memory.desc columns(long rows, long columns, long rowStride) {
        return strided(new long[] {rows, columns}, new long[] {rowStride, 1});
    }

    /**
     * Of weights {@code (in, out)} or {@code (batch, in, out)}: left to the kernel, but for AVX2 in blocks of 16 x 16. Its kernels
     * would choose 16 x 64 and then read only a part of a block at a time, which takes few rows twice as long.
     */
    static memory.desc weights(ScalarType type, long... sizes) {
        memory.format_tag blocks = sizes.length == 2 ? memory.format_tag.BA16a16b : memory.format_tag.aCB16b16c;
        boolean chosen = type == ScalarType.Float && widestIsAvx2();
        return new memory.desc(sizes, typeOf(type), chosen ? blocks : memory.format_tag.any);
    }

    private static boolean widestIsAvx2() {
        int instructions = dnnl.dnnl_get_effective_cpu_isa();
        return contains(instructions, dnnl.dnnl_cpu_isa_avx2) && !contains(instructions, dnnl.dnnl_cpu_isa_avx512_core);
    }

    private static boolean contains(int instructions, int some) {
        return (instructions & some) == some;
    }

    static memory.data_type typeOf(ScalarType type) {
        return switch (type) {
            case Float -> memory.data_type.f32;
            case BFloat16 -> memory.data_type.bf16;
            case Byte -> memory.data_type.u8;
            default -> throw new IllegalArgumentException("No kernels for numbers of type " + type);
        };
    }
}
