package dev.cairn.t5.onednn;

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

    /** Whatever suits a kernel best. */
    static memory.desc any(ScalarType type, long... sizes) {
        return new memory.desc(sizes, typeOf(type), memory.format_tag.any);
    }

    static memory.data_type typeOf(ScalarType type) {
        return switch (type) {
            case Float -> memory.data_type.f32;
            case BFloat16 -> memory.data_type.bf16;
            default -> throw new IllegalArgumentException("No kernels for numbers of type " + type);
        };
    }
}
