package dev.cairn.t5;

import dev.cairn.t5.tensor.Natives;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The decoder one token at a time, for a batch of B inputs with K beams each (N = B * K rows). Keys and values of the
 * encoder's output are made once per input and shared by its beams, whose queries form one block.
 *
 * <p>What a row gets does not depend on the other rows, bit for bit: there is no padding, and each kernel computes a row
 * in the same order whatever the number of rows.
 *
 * <p>Its tensors belong to the scope in which it was made.
 */
final class IncrementalDecoder {

    private final T5Network network;
    private final List<KeyValueCache> caches = new ArrayList<>();
    /** For each layer, the memory of each input. */
    private final List<List<T5LayerCrossAttention.Memory>> memories = new ArrayList<>();

    private final Tensor bias;
    private final int beams;
    private int position;

    /** @param encoded outputs of the encoder {@code (B, L, dModel)}; together they are the inputs, in order */
    IncrementalDecoder(T5Network network, List<Tensor> encoded, int beams, int maxNewTokens) {
        this.network = network;
        this.beams = beams;
        bias = network.decoderBias(maxNewTokens);
        for (T5Block.Decoder block : network.decoderBlocks()) {
            List<T5LayerCrossAttention.Memory> ofLayer = new ArrayList<>();
            encoded.forEach(group -> ofLayer.addAll(block.cross().memories(group)));
            memories.add(ofLayer);
            caches.add(new KeyValueCache(ofLayer.size() * beams, network.config(), maxNewTokens, network.device()));
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
            Tensor grouped = attended.view(-1, beams, network.config().dModel());
            Tensor crossed = block.cross().step(grouped, memories.get(layer));
            return block.feedForward().forward(crossed).view(x.size(0), 1, -1);
        });
    }

    /**
     * Row i goes on from what row {@code sources[i]} has seen. An input that no row comes from is done with: later rows
     * are those of the others.
     */
    void reorder(long[] sources) {
        boolean moved = sources.length < memories.get(0).size() * beams;
        for (int row = 0; row < sources.length; row++) {
            moved |= sources[row] != row;
        }
        if (moved) {
            Tensor index = network.device().put(torch.tensor(sources));
            caches.forEach(cache -> Natives.scoped(() -> {
                cache.reorder(index, position);
                return index;
            }));
            memories.replaceAll(ofLayer -> kept(ofLayer, sources));
        }
    }

    private List<T5LayerCrossAttention.Memory> kept(List<T5LayerCrossAttention.Memory> ofLayer, long[] sources) {
        return IntStream.range(0, sources.length / beams)
                .mapToObj(input -> ofLayer.get((int) sources[input * beams] / beams))
                .toList();
    }
}
