package dev.cairn.t5.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.lora.LoraAdapters;
import dev.cairn.t5.lora.LoraConfig;
import dev.cairn.t5.train.optimizer.Schedule;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraTrainingTest {

    private static final LoraConfig LORA = new LoraConfig(4, 8, List.of("q", "v", "wo"));

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
    void onlyTargetsChange_theLossFalls_andBaseWithAdaptersIsTheMergedModel() {
        TrainingResult base =
                training.fit("base", TrainingHarness.config(20, 20).build(), training.initial(0));
        InitialModel initial = InitialModel.pretrained(base.modelDir());
        TrainingResult tuned = training.fit("tuned", config().build(), initial);

        assertThat(tuned.scores().loss()).isLessThan(base.scores().loss());
        try (PointerScope scope = new PointerScope();
                T5Model before = T5Model.load(base.modelDir());
                T5Model after = T5Model.load(tuned.modelDir())) {
            before.parameters()
                    .forEach((name, weight) -> assertThat(weight.equal(after.parameter(name)))
                            .as(name)
                            .isEqualTo(!name.matches(".*\\.(q|v|wo)\\.weight")));
            try (LoraAdapters adapters = LoraAdapters.load(tuned.modelDir().resolve("adapter"), before)) {
                assertThat(adapters.parameters()).isNotEmpty();
                after.parameters()
                        .forEach((name, weight) -> assertThat(weight.equal(before.parameter(name)))
                                .as(name)
                                .isTrue());
            }
        }
    }

    @Test
    void resumedTraining_hasTheLossCurveOfAnUninterruptedOne() {
        training.fit("whole", config().build(), training.initial(0.1));
        List<Double> whole = training.losses();
        training.forget();
        assertThatThrownBy(() -> training.fit("cut", config().build(), training.initial(0.1), event -> {
                    training.onEvent(event);
                    if (event instanceof TrainingEvent.StepDone done && done.step() == 7) {
                        throw new IllegalStateException("power cut");
                    }
                }))
                .hasMessage("power cut");
        List<Double> cut = training.losses().subList(0, 6);
        training.forget();
        training.fit("cut", config().build(), training.initial(0.1));

        assertThat(training.events(TrainingEvent.Resumed.class)).containsExactly(new TrainingEvent.Resumed(6));
        assertThat(training.losses()).isEqualTo(whole.subList(6, 12));
        assertThat(cut).isEqualTo(whole.subList(0, 6));
    }

    @Test
    void otherAdapters_areAnotherTraining() {
        training.fit("run", config().build(), training.initial(0));
        assertThatThrownBy(() ->
                        training.fit("run", config().lora(4, 8, List.of("q")).build(), training.initial(0)))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("training.lora.targets was [\"q\",\"v\",\"wo\"], now [\"q\"]");
        assertThatThrownBy(() -> config().averageLast(3).build())
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("0 with LoRA");
    }

    private static TrainingConfigBuilder config() {
        return TrainingHarness.config(12, 3)
                .learningRate(5e-3, 0, Schedule.CONSTANT)
                .lora(LORA.rank(), LORA.alpha(), LORA.targets());
    }
}
