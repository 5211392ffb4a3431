package dev.cairn.t5;

import org.bytedeco.pytorch.Tensor;

/** Keys and values of the positions that one decoder layer has seen: each {@code (N, H, positions, D)}. */
final class KeyValueCache {

    private final Tensor keys;
    private final Tensor values;

    KeyValueCache(int rows, T5Config config, int positions, Device device) {
        long[] shape = {rows, config.numHeads(), positions, config.dKv()};
        keys = device.empty(shape);
        values = device.empty(shape);
    }

    /** {@code key} and {@code value} are {@code (N, H, 1, D)}. */
    void put(int position, Tensor key, Tensor value) {
        keys.narrow(2, position, 1).copy_(key);
        values.narrow(2, position, 1).copy_(value);
    }

    Tensor keys(int positions) {
        return keys.narrow(2, 0, positions);
    }

    Tensor values(int positions) {
        return values.narrow(2, 0, positions);
    }

    /** Row i continues what row {@code sources[i]} has seen. */
    void reorder(Tensor sources, int positions) {
        Tensor k = keys(positions);
        Tensor v = values(positions);
        k.copy_(k.index_select(0, sources));
        v.copy_(v.index_select(0, sources));
    }
}
