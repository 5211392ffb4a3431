package dev.cairn.t5.generate;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.Precision;
import dev.cairn.t5.SamplingConfig;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.model.IncrementalDecoder;
import dev.cairn.t5.model.T5Network;
import dev.cairn.t5.tensor.NoGradScope;
import dev.cairn.t5.tensor.Threads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Greedy decoding, beam search and sampling of token ids, in batches. What is not sampled is what {@code generate} of
 * {@code transformers} returns. In {@link Precision#FP32} on the CPU an answer is the same bit for bit whatever else is in
 * the batch. Safe for use by several threads.
 */
public final class TokenGenerator implements AutoCloseable {

    /** Inputs decoded together; more would only take memory. */
    private static final int MAX_BATCH = 32;

    /** The best of each row, best first, row by row. */
    private static final class Candidates {
        final float[] scores;
        final long[] indices;

        Candidates(Tensor rows, int count) {
            T_TensorTensor_T best = torch.topk(rows, count, -1, true, true);
            scores = new float[(int) rows.size(0) * count];
            indices = new long[scores.length];
            best.get0().cpu().contiguous().data_ptr_float().get(scores);
            best.get1().cpu().contiguous().data_ptr_long().get(indices);
        }
    }

    private final T5Network network;

    /** @param network for generation; closed with this */
    public TokenGenerator(T5Network network) {
        this.network = network;
    }

    /** The shape of the model that generates. */
    public T5Config config() {
        return network.config();
    }

    /** Answers to each input, best first; at most {@code generation.beams()} each. Inputs end with the end token. */
    public List<List<Hypothesis>> generate(List<int[]> inputs, GenerationConfig generation) {
        return inBatches(inputs, batch -> search(batch, generation));
    }

    /** Drawn answers to each input, {@code sampling.answers()} each, in the order in which they were drawn. */
    public List<List<Hypothesis>> sample(List<int[]> inputs, SamplingConfig sampling) {
        return inBatches(inputs, batch -> draw(batch, sampling));
    }

    private List<List<Hypothesis>> inBatches(List<int[]> inputs, Function<List<int[]>, List<List<Hypothesis>>> decode) {
        // Inputs of one length are encoded together.
        List<Integer> order = IntStream.range(0, inputs.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> inputs.get(i).length))
                .toList();
        boolean gpu = network.device().isCuda();
        int needed = (inputs.size() + MAX_BATCH - 1) / MAX_BATCH;
        int wanted = gpu ? needed : Math.max(needed, Math.min(Threads.idle(), inputs.size()));
        List<List<Integer>> batches = dealt(order, wanted);
        List<Supplier<List<List<Hypothesis>>>> tasks = batches.stream()
                .map(batch -> (Supplier<List<List<Hypothesis>>>)
                        () -> decode.apply(batch.stream().map(inputs::get).toList()))
                .toList();
        List<List<List<Hypothesis>>> answers =
                gpu ? tasks.stream().map(Supplier::get).toList() : Threads.invokeAll(tasks);
        List<List<Hypothesis>> results = new ArrayList<>(Collections.nCopies(inputs.size(), List.of()));
        for (int batch = 0; batch < batches.size(); batch++) {
            for (int i = 0; i < batches.get(batch).size(); i++) {
                results.set(batches.get(batch).get(i), answers.get(batch).get(i));
            }
        }
        return results;
    }

    /** That many batches of equal size, each with short and long inputs. */
    private static List<List<Integer>> dealt(List<Integer> rows, int batches) {
        return IntStream.range(0, batches)
                .mapToObj(batch -> IntStream.iterate(batch, i -> i < rows.size(), i -> i + batches)
                        .mapToObj(rows::get)
                        .toList())
                .toList();
    }

    private List<List<Hypothesis>> search(List<int[]> inputs, GenerationConfig generation) {
        T5Config config = network.config();
        BeamSearch.Limits limits = new BeamSearch.Limits(
                generation.beams(),
                config.vocabSize(),
                config.decoderStartTokenId(),
                config.eosTokenIds(),
                generation.maxNewTokens());
        try (NoGradScope scope = NoGradScope.open()) {
            IncrementalDecoder decoder =
                    IncrementalDecoder.of(network, inputs, generation.beams(), generation.maxNewTokens());
            BeamSearch search = new BeamSearch(inputs.size(), limits);
            while (!search.finished()) {
                step(decoder, search, limits);
            }
            return search.results();
        }
    }

    private void step(IncrementalDecoder decoder, BeamSearch search, BeamSearch.Limits limits) {
        try (PointerScope scope = new PointerScope()) {
            if (search.position() > 0) {
                decoder.reorder(search.sources());
            }
            Tensor logProbabilities = torch.log_softmax(decoder.next(search.lastTokens()), -1);
            logProbabilities.add_(
                    network.device().put(torch.tensor(search.scores())).view(-1, 1));
            Tensor byInput = logProbabilities.view(-1, (long) limits.beams() * limits.vocabSize());
            Candidates best = new Candidates(byInput, limits.candidates());
            search.advance(best.scores, best.indices);
        }
    }

    private List<List<Hypothesis>> draw(List<int[]> inputs, SamplingConfig sampling) {
        T5Config config = network.config();
        SampledSequences.Limits limits = new SampledSequences.Limits(
                config.decoderStartTokenId(),
                config.eosTokenIds(),
                sampling.maxNewTokens(),
                sampling.choice().candidates(config.vocabSize()));
        try (NoGradScope scope = NoGradScope.open()) {
            IncrementalDecoder decoder =
                    IncrementalDecoder.of(network, inputs, sampling.answers(), sampling.maxNewTokens());
            SampledSequences sequences = new SampledSequences(sampling.choice(), limits, generators(inputs, sampling));
            while (!sequences.finished()) {
                try (PointerScope step = new PointerScope()) {
                    Tensor logProbabilities = torch.log_softmax(decoder.next(sequences.lastTokens()), -1);
                    Candidates best = new Candidates(logProbabilities, limits.candidates());
                    sequences.advance(best.scores, best.indices);
                }
            }
            List<Hypothesis> rows = sequences.results();
            return IntStream.range(0, inputs.size())
                    .mapToObj(i -> rows.subList(i * sampling.answers(), (i + 1) * sampling.answers()))
                    .toList();
        }
    }

    /** From seed and input alone, and not from where in a batch the input stands. */
    private static List<SplittableRandom> generators(List<int[]> inputs, SamplingConfig sampling) {
        return inputs.stream()
                .map(input -> new SplittableRandom(31 * sampling.seed() + Arrays.hashCode(input)))
                .flatMap(random -> Stream.generate(random::split).limit(sampling.answers()))
                .toList();
    }

    @Override
    public void close() {
        network.close();
    }
}
