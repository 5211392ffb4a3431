package dev.cairn.t5.model;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Config;
import org.bytedeco.pytorch.Tensor;

/** Keys and values of the positions that one decoder layer has seen: each {@code (N, H, positions, D)}. */
final class KeyValueCache {

    private final Tensor keys;
    private final Tensor values;
    private long rows;

    KeyValueCache(int rows, T5Config config, int positions, Device device) {
        this.rows = rows;
        long[] shape = {rows, config.numHeads(), positions, config.dKv()};
        keys = device.empty(shape);
        values = device.empty(shape);
    }

    /** {@code key} and {@code value} are {@code (N, H, 1, D)}. */
    void put(int position, Tensor key, Tensor value) {
        keys.narrow(0, 0, rows).narrow(2, position, 1).copy_(key);
        values.narrow(0, 0, rows).narrow(2, position, 1).copy_(value);
    }

    Tensor keys(int positions) {
        return keys.narrow(0, 0, rows).narrow(2, 0, positions);
    }

    Tensor values(int positions) {
        return values.narrow(0, 0, rows).narrow(2, 0, positions);
    }

    /** Row i continues what row {@code sources[i]} has seen; there may be fewer rows than before, not more. */
    void reorder(Tensor sources, int positions) {
        Tensor k = keys(positions).index_select(0, sources);
        Tensor v = values(positions).index_select(0, sources);
        rows = sources.size(0);
        keys(positions).copy_(k);
        values(positions).copy_(v);
    }
}
