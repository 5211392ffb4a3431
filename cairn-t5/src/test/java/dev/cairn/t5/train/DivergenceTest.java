package dev.cairn.t5.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.io.Safetensors;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.train.optimizer.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A number that is not finite must never reach a checkpoint. */
class DivergenceTest {

    @TempDir
    Path dir;

    private TrainingHarness training;

    @BeforeEach
    void open() {
        training = new TrainingHarness(dir);
    }

    @AfterEach
    void close() {
        training.close();
    }

    @Test
    void beforeTheFirstCheckpoint_noneIsNamedAndNoneIsWritten() {
        T5Exception.Diverged diverged = diverged("run", far(1e30, 5));

        assertThat(diverged).hasMessageMatching("Training diverged at step 2: the loss was .*there is no checkpoint.*");
        assertThat(diverged.lastGood()).isEmpty();
        assertThat(new Checkpoints(training.path("run")).last(9, Integer.MAX_VALUE))
                .isEmpty();
    }

    @Test
    void modelThatIsNoNumberOnTheValidationSet_isNotSaved() {
        T5Exception.Diverged diverged = diverged("run", far(1e38, 1));

        assertThat(diverged).hasMessageContaining("diverged at step 1: the validation loss was ");
        assertThat(new Checkpoints(training.path("run")).last(9, Integer.MAX_VALUE))
                .isEmpty();
    }

    private static TrainingConfig far(double learningRate, int evaluateEvery) {
        return TrainingHarness.config(40, evaluateEvery)
                .learningRate(learningRate, 0, Schedule.CONSTANT)
                .maxGradNorm(Double.POSITIVE_INFINITY)
                .build();
    }

    @Test
    void infiniteMoments_stopAtTheNextLossAndLeaveTheLastCheckpointAsItWas() throws IOException {
        TrainingConfig config = TrainingHarness.config(8, 3).build();
        int[] steps = {0};
        assertThatThrownBy(() -> training.fit("run", config, training.initial(0), event -> {
                    if (event instanceof TrainingEvent.StepDone && ++steps[0] == 4) {
                        throw new IllegalStateException("power cut");
                    }
                }))
                .hasMessage("power cut");
        Path checkpoint = training.path("run").resolve("checkpoint-3");
        poison(checkpoint.resolve("optimizer.safetensors"));

        T5Exception.Diverged diverged = diverged("run", config);

        assertThat(diverged.step()).isEqualTo(5);
        assertThat(diverged.lastGood()).contains(checkpoint);
        assertThat(diverged).hasMessageContaining("the last good checkpoint is " + checkpoint);
        assertThat(new Checkpoints(training.path("run")).last(9, Integer.MAX_VALUE))
                .containsExactly(checkpoint);
        assertThat(finite(checkpoint)).isTrue();
    }

    private T5Exception.Diverged diverged(String name, TrainingConfig config) {
        return catchThrowableOfType(T5Exception.Diverged.class, () -> training.fit(name, config, training.initial(0)));
    }

    private static void poison(Path file) throws IOException {
        Map<String, Tensor> state = Safetensors.read(file);
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            state.forEach((name, tensor) -> {
                if (name.equals("exp_avg.decoder.final_layer_norm.weight")) {
                    tensor.fill_(new Scalar(Double.POSITIVE_INFINITY));
                }
            });
            Safetensors.write(file, state);
        }
        state.values().forEach(Natives::free);
    }

    private static boolean finite(Path modelDir) {
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.load(modelDir)) {
            return model.parameters().values().stream()
                    .allMatch(tensor -> tensor.isfinite().all().item_bool());
        }
    }
}
