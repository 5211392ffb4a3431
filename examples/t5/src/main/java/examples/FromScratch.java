package examples;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.TextGenerator;
import dev.cairn.t5.train.InitialModel;
import dev.cairn.t5.train.TextPair;
import dev.cairn.t5.train.Trainer;
import dev.cairn.t5.train.TrainingConfig;
import dev.cairn.t5.train.TrainingListener;
import dev.cairn.t5.train.TrainingResult;
import dev.cairn.t5.train.optimizer.Schedule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A tokenizer and a model of one's own, from texts alone. */
public final class FromScratch {
    private FromScratch() {}

    /** Arguments: a folder to work in. */
    public static void main(String[] args) {
        Path work = Path.of(args[0]);
        List<TextPair> pairs = Words.errands();
        List<String> texts =
                Stream.concat(pairs.stream().map(TextPair::input), pairs.stream().map(TextPair::target)).toList();
        T5Tokenizer.train(texts, 400, work.resolve("tokenizer"));

        TrainingConfig config = TrainingConfig.steps(80)
                .batches(512, 1)
                .learningRate(3e-3, 10, Schedule.COSINE)
                .maxLengths(Words.LENGTH, 12)
                .evaluate(80, 4)
                .build();
        try (T5Tokenizer tokenizer = T5Tokenizer.load(work.resolve("tokenizer"))) {
            T5Config shape = T5Config.small(tokenizer.vocabSize(), 64, 128, 1, 2);
            TrainingResult result = new Trainer(config, work.resolve("scratch"), TrainingListener.NONE)
                    .fit(InitialModel.random(shape), tokenizer, pairs, pairs);
            try (TextGenerator generator = TextGenerator.load(result.modelDir())) {
                System.out.println(generator
                        .generate(List.of("the axe is in the garden </s>"), GenerationConfig.greedy(12), Words.LENGTH)
                        .get(0)
                        .get(0)
                        .text());
            }
        }
    }
}
