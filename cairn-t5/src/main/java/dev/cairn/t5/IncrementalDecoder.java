package dev.cairn.t5;

import dev.cairn.t5.tensor.Natives;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The decoder one token at a time, for a batch of B inputs with K beams each (N = B * K rows). Keys and values of the
 * encoder's output are made once per input and shared by its beams, whose queries form one block.
 *
 * <p>Its tensors belong to the scope in which it was made.
 */
final class IncrementalDecoder {

    private final T5Network network;
    private final List<KeyValueCache> caches = new ArrayList<>();
    private final List<T5LayerCrossAttention.Memory> memories = new ArrayList<>();
    private final @Nullable Tensor mask;
    private final Tensor bias;
    private final int inputs;
    private final int beams;
    private int position;

    IncrementalDecoder(T5Network network, Tensor encoded, @Nullable Tensor mask, int beams, int maxNewTokens) {
        this.network = network;
        this.mask = mask;
        this.beams = beams;
        inputs = (int) encoded.size(0);
        bias = network.decoderBias(maxNewTokens);
        for (T5Block.Decoder block : network.decoderBlocks()) {
            memories.add(block.cross().memory(encoded));
            caches.add(new KeyValueCache(inputs * beams, network.config(), maxNewTokens, network.device()));
        }
    }

    /** Vocabulary scores {@code (N, vocabSize)} after one more token in each row. */
    Tensor next(long[] tokens) {
        return Natives.scoped(() -> {
            Tensor x = network.embed(network.device().put(torch.tensor(tokens)).view(tokens.length, 1));
            Tensor stepBias = bias.narrow(2, position, 1).narrow(3, 0, position + 1);
            for (int layer = 0; layer < caches.size(); layer++) {
                x = step(layer, x, stepBias);
            }
            position++;
            return network.logits(network.decoderNorm(x)).view(tokens.length, -1);
        });
    }

    private Tensor step(int layer, Tensor x, Tensor stepBias) {
        return Natives.scoped(() -> {
            T5Block.Decoder block = network.decoderBlocks().get(layer);
            Tensor attended = block.self().step(x, caches.get(layer), position, stepBias);
            Tensor grouped = attended.view(inputs, beams, -1);
            Tensor crossed = block.cross().step(grouped, memories.get(layer), mask);
            return block.feedForward().forward(crossed).view((long) inputs * beams, 1, -1);
        });
    }

    /** Row i goes on from what row {@code sources[i]} has seen. */
    void reorder(long[] sources) {
        boolean moved = false;
        for (int row = 0; row < sources.length; row++) {
            moved |= sources[row] != row;
        }
        if (moved) {
            Tensor index = network.device().put(torch.tensor(sources));
            caches.forEach(cache -> Natives.scoped(() -> {
                cache.reorder(index, position);
                return index;
            }));
        }
    }
}
