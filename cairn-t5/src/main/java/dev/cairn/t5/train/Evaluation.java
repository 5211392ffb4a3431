package dev.cairn.t5.train;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.TokenGenerator;
import dev.cairn.t5.beam.Hypothesis;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Scores a model on the validation set. */
final class Evaluation {

    /** Generating is slow beside training: exact match is taken on so many examples, spread over the set. */
    private static final int GENERATED = 64;

    private final TokenPairs validation;
    private final List<List<Integer>> batches;
    private final GenerationConfig greedy;

    Evaluation(TokenPairs validation, TrainingConfig config) {
        this.validation = validation;
        batches = new LengthBuckets(validation, config.batchTokens()).ordered();
        greedy = GenerationConfig.greedy(config.maxTargetLength());
    }

    /** Mean cross-entropy per target token. */
    double loss(T5Model model) {
        double sum = 0;
        long tokens = 0;
        for (List<Integer> indices : batches) {
            TokenPairs.Batch batch = validation.batch(indices);
            sum += model.evaluationLoss(batch.inputs(), batch.targets());
            tokens += batch.targets().tokens();
        }
        return sum / tokens;
    }

    /** Share of the sample whose greedy answer is the target. */
    double exactMatch(T5Model model) {
        int count = Math.min(GENERATED, validation.size());
        List<TokenPair> sample = IntStream.range(0, count)
                .mapToObj(i -> validation.pairs().get((int) ((long) i * validation.size() / count)))
                .toList();
        try (TokenGenerator generator = TokenGenerator.of(model)) {
            List<List<Hypothesis>> answers =
                    generator.generate(sample.stream().map(TokenPair::input).toList(), greedy);
            long equal = IntStream.range(0, count)
                    .filter(i -> answers.get(i).get(0).tokens().equals(tokens(sample.get(i))))
                    .count();
            return (double) equal / count;
        }
    }

    private static List<Integer> tokens(TokenPair pair) {
        return Arrays.stream(pair.target()).boxed().toList();
    }
}
