package dev.cairn.t5;

import dev.cairn.t5.beam.BeamSearch;
import dev.cairn.t5.beam.Hypothesis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Greedy and beam decoding of token ids, in batches of like length. Results are those of {@code generate} of
 * {@code transformers} without sampling. Safe for use by several threads.
 */
public final class TokenGenerator implements AutoCloseable {

    /** Inputs decoded together; more would only take memory. */
    private static final int MAX_BATCH = 32;

    private final T5Network network;

    private TokenGenerator(T5Network network) {
        this.network = network;
    }

    /**
     * Generates with the present parameters of a model that stays the caller's and must be closed after this.
     * Parameters changed later are taken over only in part.
     */
    public static TokenGenerator of(T5Model model) {
        return of(model, Precision.FP32);
    }

    /** As {@link #of(T5Model)}, with the weights in that precision. */
    public static TokenGenerator of(T5Model model, Precision precision) {
        return new TokenGenerator(model.inferenceNetwork(precision));
    }

    T5Config config() {
        return network.config();
    }

    /** Answers to each input, best first; at most {@code generation.beams()} each. Inputs end with the end token. */
    public List<List<Hypothesis>> generate(List<int[]> inputs, GenerationConfig generation) {
        // Inputs of like length share a batch, so that little is computed on padding.
        List<Integer> order = IntStream.range(0, inputs.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> inputs.get(i).length))
                .toList();
        List<List<Hypothesis>> results = new ArrayList<>(Collections.nCopies(inputs.size(), List.of()));
        for (int from = 0; from < order.size(); from += MAX_BATCH) {
            List<Integer> rows = order.subList(from, Math.min(order.size(), from + MAX_BATCH));
            List<List<Hypothesis>> batch = decode(rows.stream().map(inputs::get).toList(), generation);
            for (int i = 0; i < rows.size(); i++) {
                results.set(rows.get(i), batch.get(i));
            }
        }
        return results;
    }

    private List<List<Hypothesis>> decode(List<int[]> inputs, GenerationConfig generation) {
        T5Config config = network.config();
        BeamSearch.Limits limits = new BeamSearch.Limits(
                generation.beams(),
                config.vocabSize(),
                config.decoderStartTokenId(),
                config.eosTokenId(),
                generation.maxNewTokens());
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            TokenBatch batch = TokenBatch.of(inputs, config.padTokenId());
            Tensor mask = batch.additiveMask(network.device());
            IncrementalDecoder decoder = new IncrementalDecoder(
                    network, network.encode(batch, mask), mask, generation.beams(), generation.maxNewTokens());
            BeamSearch search = new BeamSearch(inputs.size(), limits);
            while (!search.finished()) {
                step(decoder, search, inputs.size(), limits);
            }
            return search.results();
        }
    }

    private void step(IncrementalDecoder decoder, BeamSearch search, int inputs, BeamSearch.Limits limits) {
        try (PointerScope scope = new PointerScope()) {
            if (search.position() > 0) {
                decoder.reorder(search.sources());
            }
            Tensor logProbabilities = torch.log_softmax(decoder.next(search.lastTokens()), -1);
            logProbabilities.add_(
                    network.device().put(torch.tensor(search.scores())).view(-1, 1));
            T_TensorTensor_T best = torch.topk(logProbabilities.view(inputs, -1), limits.candidates(), -1, true, true);
            float[] scores = new float[inputs * limits.candidates()];
            long[] indices = new long[scores.length];
            best.get0().cpu().contiguous().data_ptr_float().get(scores);
            best.get1().cpu().contiguous().data_ptr_long().get(indices);
            search.advance(scores, indices);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
