package dev.cairn.t5.model;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.tensor.Natives;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Keys and values of the positions that one decoder layer has seen: each {@code (N, H, positions, D)}. */
final class KeyValueCache {

    private Tensor keys;
    private Tensor values;
    private long rows;

    KeyValueCache(int rows, T5Config config, int positions, Device device) {
        this.rows = rows;
        long[] shape = {rows, config.numHeads(), positions, config.dKv()};
        keys = device.empty(shape);
        values = device.empty(shape);
    }

    /** Makes room for that many positions, in tensors of that scope. */
    void grow(int positions, PointerScope scope) {
        keys = grown(keys, positions, scope);
        values = grown(values, positions, scope);
    }

    private static Tensor grown(Tensor cache, int positions, PointerScope scope) {
        long[] shape = Natives.shape(cache);
        long before = shape[2];
        shape[2] = positions;
        Tensor larger = Natives.handTo(scope, torch.empty(shape, cache.options(), Natives.NO_MEMORY_FORMAT));
        larger.narrow(2, 0, before).copy_(cache);
        cache.close();
        return larger;
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
