package dev.cairn.t5.train;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.generate.Hypothesis;
import dev.cairn.t5.generate.TokenGenerator;
import dev.cairn.t5.metric.Bleu;
import dev.cairn.t5.metric.ExactMatch;
import dev.cairn.t5.model.LengthBuckets;
import java.util.List;
import java.util.stream.IntStream;

/** Scores a model on the validation set. */
final class Evaluation {

    private final EncodedDataset validation;
    private final List<List<Integer>> batches;
    private final GenerationConfig greedy;
    private final T5Tokenizer tokenizer;
    /** Places in the validation set. */
    private final List<Integer> sample;

    Evaluation(EncodedDataset validation, TrainingOptions config, T5Tokenizer tokenizer) {
        this.validation = validation;
        this.tokenizer = tokenizer;
        batches = new LengthBuckets(validation.inputLengths(), config.batchTokens()).ordered();
        greedy = GenerationConfig.greedy(config.maxTargetLength());
        int count = Math.min(config.selection().sample(), validation.size());
        sample = IntStream.range(0, count)
                .mapToObj(i -> (int) ((long) i * validation.size() / count))
                .toList();
    }

    int examples() {
        return validation.size();
    }

    Scores of(T5Model model) {
        double loss = loss(model);
        if (sample.isEmpty() || !Double.isFinite(loss)) {
            return new Scores(loss, 0, 0);
        }
        List<String> answers = answers(model);
        List<String> targets =
                sample.stream().map(i -> text(validation.targets().get(i))).toList();
        return new Scores(
                loss,
                ExactMatch.STRIPPED.share(answers, targets),
                Bleu.of(answers, targets).score());
    }

    private double loss(T5Model model) {
        double sum = 0;
        long tokens = 0;
        for (List<Integer> indices : batches) {
            EncodedDataset.Batch batch = validation.batch(indices);
            sum += model.evaluationLoss(batch.inputs(), batch.targets());
            tokens += batch.targets().tokens();
        }
        return sum / tokens;
    }

    private List<String> answers(T5Model model) {
        try (TokenGenerator generator = model.generator()) {
            List<List<Hypothesis>> answers = generator.generate(
                    sample.stream().map(validation.inputs()::get).toList(), greedy);
            return answers.stream()
                    .map(answer -> text(answer.get(0).tokens().stream()
                            .mapToInt(Integer::intValue)
                            .toArray()))
                    .toList();
        }
    }

    private String text(int[] ids) {
        return tokenizer.decode(ids, true).strip();
    }
}
