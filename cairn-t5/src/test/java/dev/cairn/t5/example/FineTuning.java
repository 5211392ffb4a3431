package dev.cairn.t5.example;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.TextGenerator;
import dev.cairn.t5.train.InitialModel;
import dev.cairn.t5.train.TextPair;
import dev.cairn.t5.train.Trainer;
import dev.cairn.t5.train.TrainingConfig;
import dev.cairn.t5.train.TrainingEvent;
import dev.cairn.t5.train.TrainingResult;
import dev.cairn.t5.train.optimizer.Schedule;
import java.nio.file.Path;
import java.util.List;

/** Fine-tunes a T5 directory and asks the result. */
final class FineTuning {
    private FineTuning() {}

    static String run(Path pretrained, Path workDir, List<TextPair> train, List<TextPair> validation) {
        TrainingConfig config = TrainingConfig.steps(200)
                .batches(1024, 2) // encoder tokens of a micro batch, micro batches of a step
                .learningRate(3e-3, 20, Schedule.COSINE)
                .maxLengths(64, 12)
                .evaluate(100, 32) // every 100 steps, with answers to 32 validation inputs
                .build();
        try (T5Tokenizer tokenizer = T5Tokenizer.load(pretrained)) {
            Trainer trainer = new Trainer(config, workDir, event -> {
                if (event instanceof TrainingEvent.Evaluated evaluated) {
                    System.out.println(evaluated);
                }
            });
            TrainingResult result = trainer.fit(InitialModel.pretrained(pretrained), tokenizer, train, validation);
            try (TextGenerator generator = TextGenerator.load(result.modelDir())) {
                return generator
                        .generate(List.of("the axe is in the garden </s>"), new GenerationConfig(5, 12), 64)
                        .get(0)
                        .get(0)
                        .text();
            }
        }
    }
}
