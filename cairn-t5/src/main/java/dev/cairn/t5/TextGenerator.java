package dev.cairn.t5;

import dev.cairn.t5.beam.BeamSearch;
import dev.cairn.t5.beam.Hypothesis;
import java.nio.file.Path;
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

/** A model and its tokenizer for inference. Safe for use by several threads. */
public final class TextGenerator implements AutoCloseable {

    /** Inputs decoded together; more would only take memory. */
    private static final int MAX_BATCH = 32;

    private final T5Network network;
    private final T5Tokenizer tokenizer;
    private final Runnable onClose;

    private TextGenerator(T5Model model, T5Tokenizer tokenizer, Runnable onClose) {
        if (tokenizer.vocabSize() > model.config().vocabSize()) {
            throw new T5Exception("The tokenizer has " + tokenizer.vocabSize() + " ids but the model only "
                    + model.config().vocabSize() + ": they do not belong together");
        }
        this.network = model.inferenceNetwork();
        this.tokenizer = tokenizer;
        this.onClose = onClose;
    }

    /** Loads a model directory: {@code config.json}, {@code model.safetensors}, {@code tokenizer.json}. */
    public static TextGenerator load(Path modelDir) {
        T5Tokenizer tokenizer = T5Tokenizer.load(modelDir);
        T5Model model = T5Model.load(modelDir);
        return new TextGenerator(model, tokenizer, () -> {
            model.close();
            tokenizer.close();
        });
    }

    /**
     * Generates with the present parameters of a model that stays the caller's. Parameters changed later are not, or
     * only partly, taken over.
     */
    public static TextGenerator of(T5Model model, T5Tokenizer tokenizer) {
        return new TextGenerator(model, tokenizer, () -> {});
    }

    /**
     * Answers to each input, best first, {@code config.beams()} each.
     *
     * @param maxInputLength longer inputs are cut on the right, in tokens
     */
    public List<List<Generated>> generate(List<String> inputs, GenerationConfig config, int maxInputLength) {
        List<int[]> encoded = new ArrayList<>();
        for (String input : inputs) {
            encoded.add(tokenizer.encode(input, maxInputLength));
        }
        List<List<Generated>> answers = new ArrayList<>();
        for (List<Hypothesis> hypotheses : generateTokens(encoded, config)) {
            answers.add(hypotheses.stream().map(this::generated).toList());
        }
        return answers;
    }

    /** As {@link #generate}, on token ids. */
    public List<List<Hypothesis>> generateTokens(List<int[]> inputs, GenerationConfig config) {
        // Inputs of like length share a batch, so that little is computed on padding.
        List<Integer> order = IntStream.range(0, inputs.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> inputs.get(i).length))
                .toList();
        List<List<Hypothesis>> results = new ArrayList<>(Collections.nCopies(inputs.size(), List.of()));
        for (int from = 0; from < order.size(); from += MAX_BATCH) {
            List<Integer> rows = order.subList(from, Math.min(order.size(), from + MAX_BATCH));
            List<List<Hypothesis>> batch = decode(rows.stream().map(inputs::get).toList(), config);
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
            Tensor mask = batch.additiveMask();
            IncrementalDecoder decoder = new IncrementalDecoder(
                    network, network.encode(batch, mask), mask, generation.beams(), generation.maxNewTokens());
            BeamSearch search = new BeamSearch(inputs.size(), limits);
            while (!search.finished()) {
                step(decoder, search, inputs.size(), limits);
            }
            return search.results();
        }
    }

    private static void step(IncrementalDecoder decoder, BeamSearch search, int inputs, BeamSearch.Limits limits) {
        try (PointerScope scope = new PointerScope()) {
            if (search.position() > 0) {
                decoder.reorder(search.sources());
            }
            Tensor logProbabilities = torch.log_softmax(decoder.next(search.lastTokens()), -1);
            logProbabilities.add_(torch.tensor(search.scores()).view(-1, 1));
            T_TensorTensor_T best = torch.topk(logProbabilities.view(inputs, -1), limits.candidates(), -1, true, true);
            float[] scores = new float[inputs * limits.candidates()];
            long[] indices = new long[scores.length];
            best.get0().contiguous().data_ptr_float().get(scores);
            best.get1().contiguous().data_ptr_long().get(indices);
            search.advance(scores, indices);
        }
    }

    private Generated generated(Hypothesis hypothesis) {
        int pad = network.config().padTokenId();
        int end = network.config().eosTokenId();
        int[] shown = hypothesis.tokens().stream()
                .mapToInt(Integer::intValue)
                .filter(id -> id != pad && id != end)
                .toArray();
        return new Generated(tokenizer.decode(shown, false).strip(), hypothesis.score());
    }

    @Override
    public void close() {
        network.close();
        onClose.run();
    }
}
