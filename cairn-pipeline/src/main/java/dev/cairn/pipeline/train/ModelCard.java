package dev.cairn.pipeline.train;

import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.pipeline.Build;
import java.util.Locale;

/** The {@code README.md} of a model. */
final class ModelCard {
    private static final String TEXT = """
        ---
        license: apache-2.0
        library_name: cairn
        tags: [t5, sub-goal-distillation]
        ---
        # Cairn %1$s

        A T5 encoder-decoder with %2$.2f M parameters that %3$s in a text world.
        Trained by Cairn %4$s with `cairn pipeline` or `cairn train %1$s`.

        | | |
        |---|---|
        | rows for training / validation | %5$d / %6$d (%7$s rows, %8$d steps of history) |
        | optimiser steps, best | %9$d, %10$d (best %17$s%18$s) |
        | validation loss | %11$.4f per target token |
        | exact match on a sample of validation rows | %12$.1f %% (greedy) |
        | peak learning rate, batch | %13$s, %14$d encoder tokens |
        | seed | %15$d |

        Training rows come from solved episodes of *train* variations, cut into sub-goals; validation rows from *dev* variations.
        No test variation was used for training or for choosing the model.

        **Limits.** It knows the tasks it was trained on, in the words of their world, and nothing else. It sees at most %16$d tokens of a prompt.
        """;

    private ModelCard() {}

    static String render(TrainStage.Config config, DatasetSummary data, TrainResult result) {
        return String.format(
                Locale.ROOT,
                TEXT,
                config.model(),
                result.parameters() / 1e6,
                purpose(config.model()),
                Build.version(),
                result.trainRows(),
                result.validationRows(),
                data.alignment().name().toLowerCase(Locale.ROOT),
                data.historyLength(),
                result.steps(),
                result.bestStep(),
                result.validationLoss(),
                100 * result.exactMatch(),
                config.plan().optimizer().learningRate(),
                config.plan().batches().micro() * config.plan().batches().tokens(),
                config.seed(),
                config.plan().lengths().input(),
                config.plan().evaluation().selectBy(),
                result.averaged() > 1 ? "; the model is the mean of the last " + result.averaged() : "");
    }

    private static String purpose(String model) {
        return switch (model) {
            case "executor" -> "names the next action towards a given sub-goal";
            case "controller" -> "names the next sub-goal";
            case "first" -> "names the first sub-goal of an episode";
            case "swift" -> "names the next action without any sub-goal";
            case TrainStage.CURRICULUM -> "has learnt the executor's rows, for the base model to start from";
            default -> "has learnt all four roles, for the others to start from";
        };
    }
}
