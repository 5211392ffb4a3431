package examples;

import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.train.InitialModel;
import dev.cairn.t5.train.Trainer;
import dev.cairn.t5.train.TrainingConfig;
import dev.cairn.t5.train.TrainingListener;
import dev.cairn.t5.train.TrainingResult;
import dev.cairn.t5.train.optimizer.Schedule;
import java.nio.file.Path;
import java.util.List;

/** Trains adapters alone: the files of PEFT, and beside them the whole model with the adapters in it. */
public final class Lora {
    private Lora() {}

    /** Arguments: the folder of the model, and one to work in. */
    public static void main(String[] args) {
        Path pretrained = Path.of(args[0]);
        TrainingConfig config = TrainingConfig.steps(120)
                .batches(512, 1)
                .learningRate(1e-2, 10, Schedule.COSINE)
                .maxLengths(Words.LENGTH, 8)
                .evaluate(120, 4)
                .lora(8, 16, List.of("q", "k", "v", "o", "wi_0", "wi_1", "wo"))
                .build();
        try (T5Tokenizer tokenizer = T5Tokenizer.load(pretrained)) {
            TrainingResult result = new Trainer(config, Path.of(args[1], "lora"), TrainingListener.NONE)
                    .fit(InitialModel.pretrained(pretrained), tokenizer, Words.classes(), Words.classes());
            System.out.println(result.modelDir());
        }
    }
}
