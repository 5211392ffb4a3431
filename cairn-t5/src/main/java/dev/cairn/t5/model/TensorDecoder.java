package dev.cairn.t5.model;

import dev.cairn.t5.cpu.step.SelfAttentionStep;
import dev.cairn.t5.cpu.step.UnfinishedInputs;
import dev.cairn.t5.tensor.Natives;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** On any device, in tensors throughout; the beams of an input, which share keys and values, form one block of queries. */
final class TensorDecoder implements IncrementalDecoder {

    private final T5Network network;
    private final List<KeyValueCache> caches = new ArrayList<>();
    /** For each layer, the memory of each input. */
    private final List<List<T5LayerCrossAttention.Memory>> memories = new ArrayList<>();

    /** Tensors that live as long as this decoder belong to it. */
    private final PointerScope scope = PointerScope.getInnerScope();

    /** {@code (H, capacity)}, for key minus query up to 0. */
    private Tensor bias;

    private int capacity = SelfAttentionStep.FIRST_POSITIONS;
    private final int beams;
    private int position;

    /** @param encoded outputs of the encoder {@code (B, L, dModel)}; together they are the inputs, in order */
    TensorDecoder(T5Network network, List<Tensor> encoded, int beams) {
        this.network = network;
        this.beams = beams;
        bias = network.decoderBiasByDistance(capacity);
        for (T5Block.Decoder block : network.decoderBlocks()) {
            List<T5LayerCrossAttention.Memory> ofLayer = block.cross().memories(encoded);
            memories.add(ofLayer);
            caches.add(new KeyValueCache(ofLayer.size() * beams, network.config(), capacity, network.device()));
        }
    }

    @Override
    public Tensor next(long[] tokens) {
        if (position == capacity) {
            grow();
        }
        return Natives.scoped(() -> {
            Tensor x = network.embedForDecoder(
                    network.device().put(torch.tensor(tokens)).view(tokens.length, 1));
            Tensor stepBias =
                    bias.narrow(1, capacity - 1 - position, position + 1).view(1, -1, 1, position + 1);
            for (int layer = 0; layer < caches.size(); layer++) {
                x = step(layer, x, stepBias);
            }
            position++;
            return network.logits(network.decoderNorm().forward(x)).view(tokens.length, -1);
        });
    }

    private void grow() {
        capacity *= 2;
        bias = Natives.handTo(scope, network.decoderBiasByDistance(capacity));
        caches.forEach(cache -> cache.grow(capacity, scope));
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

    @Override
    public void reorder(long[] sources) {
        if (IncrementalDecoder.moved(sources, memories.get(0).size() * beams)) {
            Tensor index = network.device().put(torch.tensor(sources));
            caches.forEach(cache -> Natives.scoped(() -> {
                cache.reorder(index, position);
                return index;
            }));
            memories.replaceAll(ofLayer -> UnfinishedInputs.of(ofLayer, sources, beams));
        }
    }
}
