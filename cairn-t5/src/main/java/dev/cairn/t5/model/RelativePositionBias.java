package dev.cairn.t5.model;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Config;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A learned number for each head and each bucket of distances, added to the attention scores. The first block of a stack
 * owns it, all blocks use it. Half the buckets are single distances, the others grow logarithmically.
 */
final class RelativePositionBias {

    private final Tensor table;
    private final int buckets;
    private final int maxDistance;
    private final boolean bidirectional;
    private final Device device;

    RelativePositionBias(Weights weights, T5Config config, boolean bidirectional) {
        buckets = config.relativeAttentionNumBuckets();
        maxDistance = config.relativeAttentionMaxDistance();
        table = weights.get("weight", buckets, config.numHeads());
        this.bidirectional = bidirectional;
        device = Device.holding(table);
    }

    /** {@code (1, H, length, length)}, rows are queries. */
    Tensor forward(int length) {
        // Row q is a stretch of the biases by distance, from -q on. Rows are dense, as attention reads them.
        return byDistance(length).unfold(1, length, 1).flip(1).unsqueeze(0);
    }

    /** {@code (H, 2 length - 1)}, dense: for key minus query from {@code 1 - length} on. */
    Tensor byDistance(int length) {
        long[] byDistance = new long[2 * length - 1];
        for (int i = 0; i < byDistance.length; i++) {
            byDistance[i] = bucket(i - length + 1);
        }
        return torch.embedding(table, device.put(torch.tensor(byDistance))).t().contiguous();
    }

    /** The bucket of {@code key position - query position}; source: {@code _relative_position_bucket} of transformers. */
    int bucket(int relative) {
        int first = 0;
        int count = buckets;
        int distance;
        if (bidirectional) {
            count /= 2;
            first = relative > 0 ? count : 0;
            distance = Math.abs(relative);
        } else {
            distance = Math.max(-relative, 0);
        }
        int exact = count / 2;
        if (distance < exact) {
            return first + distance;
        }
        // Single precision as in the reference: a rounding apart would move a distance to the next bucket.
        float log = (float) Math.log((float) distance / exact);
        float scale = (float) (log / Math.log((double) maxDistance / exact));
        return first + Math.min(exact + (int) (scale * (count - exact)), count - 1);
    }
}
