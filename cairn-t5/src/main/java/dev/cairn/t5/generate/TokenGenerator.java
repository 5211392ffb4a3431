package dev.cairn.t5.generate;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.Precision;
import dev.cairn.t5.SamplingConfig;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.model.EncodedInputs;
import dev.cairn.t5.model.IncrementalDecoder;
import dev.cairn.t5.model.T5Network;
import dev.cairn.t5.tensor.NoGradScope;
import dev.cairn.t5.tensor.Threads;
import dev.cairn.t5.tensor.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
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
    private final Usage model;
    private final Usage usage = new Usage("The generator");

    /**
     * @param network for generation; closed with this
     * @param model whose weights are used, which must not be closed meanwhile
     */
    public TokenGenerator(T5Network network, Usage model) {
        this.network = network;
        this.model = model;
    }

    /** The shape of the model that generates. */
    public T5Config config() {
        return network.config();
    }

    /** Answers to each input, best first; at most {@code generation.beams()} each. Inputs end with the end token. */
    public List<List<Hypothesis>> generate(List<int[]> inputs, GenerationConfig generation) {
        return generate(inputs, generation, SearchListener.NONE);
    }

    /**
     * As {@link #generate(List, GenerationConfig)}, with a listener.
     *
     * @throws T5Exception.Cancelled when the listener asks for it, or this thread is interrupted
     */
    public List<List<Hypothesis>> generate(List<int[]> inputs, GenerationConfig generation, SearchListener listener) {
        T5Exception.given(generation, "The generation's configuration");
        return inBatches(inputs, listener, (batch, progress) -> search(batch, generation, progress));
    }

    /**
     * The first of the answers of {@link #generate(List, GenerationConfig)} to each input, its score the same to within rounding. On the
     * CPU it is decoded greedily, which for a trained model mostly proves that no search finds a better one; otherwise it is searched for.
     *
     * @throws T5Exception.Cancelled when this thread is interrupted
     */
    public List<Hypothesis> best(List<int[]> inputs, GenerationConfig generation) {
        T5Exception.given(generation, "The generation's configuration");
        return inBatches(inputs, SearchListener.NONE, (batch, progress) -> best(batch, generation, progress)).stream()
                .map(answers -> answers.get(0))
                .toList();
    }

    /** Drawn answers to each input, {@code sampling.answers()} each, in the order in which they were drawn. */
    public List<List<Hypothesis>> sample(List<int[]> inputs, SamplingConfig sampling) {
        return sample(inputs, sampling, SearchListener.NONE);
    }

    /**
     * As {@link #sample(List, SamplingConfig)}, with a listener.
     *
     * @throws T5Exception.Cancelled when the listener asks for it, or this thread is interrupted
     */
    public List<List<Hypothesis>> sample(List<int[]> inputs, SamplingConfig sampling, SearchListener listener) {
        T5Exception.given(sampling, "The sampling's configuration");
        return inBatches(inputs, listener, (batch, progress) -> draw(batch, sampling, progress));
    }

    private List<List<Hypothesis>> inBatches(
            List<int[]> inputs,
            SearchListener listener,
            BiFunction<List<int[]>, BatchProgress, List<List<Hypothesis>>> decode) {
        return model.use(() -> usage.use(() -> decoded(inputs, listener, decode)));
    }

    private List<List<Hypothesis>> decoded(
            List<int[]> inputs,
            SearchListener listener,
            BiFunction<List<int[]>, BatchProgress, List<List<Hypothesis>>> decode) {
        Thread caller = Thread.currentThread();
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
                .map(batch -> (Supplier<List<List<Hypothesis>>>) () -> decode.apply(
                        batch.stream().map(inputs::get).toList(), new BatchProgress(listener, caller, batch)))
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

    private BeamSearch.Limits limits(GenerationConfig generation) {
        T5Config config = network.config();
        return new BeamSearch.Limits(
                generation.beams(),
                config.vocabSize(),
                config.decoderStartTokenId(),
                config.eosTokenIds(),
                generation.maxNewTokens());
    }

    private List<List<Hypothesis>> search(List<int[]> inputs, GenerationConfig generation, BatchProgress progress) {
        try (NoGradScope scope = NoGradScope.open()) {
            return search(EncodedInputs.of(network, inputs), limits(generation), progress)
                    .results();
        }
    }

    private BeamSearch search(EncodedInputs inputs, BeamSearch.Limits limits, BatchProgress progress) {
        IncrementalDecoder decoder = inputs.decoder(limits.beams());
        BeamSearch search = new BeamSearch(inputs.count(), limits);
        while (!search.finished()) {
            progress.requireGoingOn();
            step(decoder, search, limits);
            progress.tell(search);
        }
        return search;
    }

    /** Greedily first; a search only where greedy decoding has not proved its answer. One beam is greedy decoding already. */
    private List<List<Hypothesis>> best(List<int[]> inputs, GenerationConfig generation, BatchProgress progress) {
        BeamSearch.Limits limits = limits(generation);
        try (NoGradScope scope = NoGradScope.open()) {
            EncodedInputs encoded = EncodedInputs.of(network, inputs);
            if (limits.beams() == 1 || !encoded.onCpu()) {
                return search(encoded, limits, progress).results();
            }
            List<Optional<Hypothesis>> proved = proved(encoded, limits, progress);
            List<Integer> open = IntStream.range(0, inputs.size())
                    .filter(input -> proved.get(input).isEmpty())
                    .boxed()
                    .toList();
            Iterator<List<Hypothesis>> searched = open.isEmpty()
                    ? Collections.emptyIterator()
                    : search(encoded.select(open), limits, progress).results().iterator();
            return proved.stream()
                    .map(answer -> answer.map(List::of).orElseGet(searched::next))
                    .toList();
        }
    }

    private List<Optional<Hypothesis>> proved(EncodedInputs inputs, BeamSearch.Limits limits, BatchProgress progress) {
        IncrementalDecoder decoder = inputs.decoder(1);
        GreedyProof greedy = new GreedyProof(inputs.count(), limits);
        while (!greedy.finished()) {
            progress.requireGoingOn();
            try (PointerScope step = new PointerScope()) {
                Candidates best = new Candidates(torch.log_softmax(decoder.next(greedy.lastTokens()), -1), 1);
                greedy.advance(best.scores, best.indices);
            }
            if (!greedy.finished()) {
                decoder.reorder(greedy.sources());
            }
        }
        return greedy.results();
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

    private List<List<Hypothesis>> draw(List<int[]> inputs, SamplingConfig sampling, BatchProgress progress) {
        T5Config config = network.config();
        SampledSequences.Limits limits = new SampledSequences.Limits(
                config.decoderStartTokenId(),
                config.eosTokenIds(),
                sampling.maxNewTokens(),
                sampling.answers(),
                TokenChoice.of(sampling).candidates(config.vocabSize()));
        try (NoGradScope scope = NoGradScope.open()) {
            IncrementalDecoder decoder = EncodedInputs.of(network, inputs).decoder(sampling.answers());
            SampledSequences sequences =
                    new SampledSequences(TokenChoice.of(sampling), limits, generators(inputs, sampling));
            while (!sequences.finished()) {
                progress.requireGoingOn();
                try (PointerScope step = new PointerScope()) {
                    Tensor logProbabilities = torch.log_softmax(decoder.next(sequences.lastTokens()), -1);
                    Candidates best = new Candidates(logProbabilities, limits.candidates());
                    sequences.advance(best.scores, best.indices);
                }
                progress.tell(sequences);
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
        usage.close(network::close);
    }
}
