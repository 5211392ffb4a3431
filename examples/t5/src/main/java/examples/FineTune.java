package examples;

import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.train.InitialModel;
import dev.cairn.t5.train.Trainer;
import dev.cairn.t5.train.TrainingConfig;
import dev.cairn.t5.train.TrainingEvent;
import dev.cairn.t5.train.TrainingResult;
import dev.cairn.t5.train.optimizer.Schedule;
import java.nio.file.Path;

/** Goes on from a model, for instance a FLAN-T5 from Hugging Face, with new pairs. */
public final class FineTune {
    private FineTune() {}

    /** Arguments: the folder of the model, and one to work in. */
    public static void main(String[] args) {
        Path pretrained = Path.of(args[0]);
        TrainingConfig config = TrainingConfig.steps(80)
                .batches(512, 1)
                .learningRate(3e-3, 10, Schedule.COSINE)
                .maxLengths(Words.LENGTH, 16)
                .evaluate(40, 4)
                .build();
        try (T5Tokenizer tokenizer = T5Tokenizer.load(pretrained)) {
            TrainingResult result = new Trainer(config, Path.of(args[1], "tuned"), FineTune::show)
                    .fit(InitialModel.pretrained(pretrained), tokenizer, Words.translations(), Words.translations());
            System.out.println(result.modelDir());
        }
    }

    private static void show(TrainingEvent event) {
        if (event instanceof TrainingEvent.Evaluated evaluated) {
            System.out.println("step " + evaluated.step() + ": " + evaluated.scores());
        }
    }
}
