package dev.cairn.t5.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.train.update.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    Path dir;

    private final T5Model model = T5Model.create(T5Config.small(370, 16, 16, 1, 1), 1);
    private final Optimizer optimizer = new Optimizer(
            model.parameters(), TrainingConfig.steps(10).build().options().optimizer());
    private Checkpoints checkpoints;

    @BeforeEach
    void open() {
        checkpoints = new Checkpoints(dir);
    }

    @AfterEach
    void free() {
        optimizer.close();
        model.close();
    }

    @Test
    void emptyOrAbsentDirectory_hasNone() {
        assertThat(checkpoints.newest()).isEmpty();
        assertThat(new Checkpoints(dir.resolve("absent")).newest()).isEmpty();
    }

    @Test
    void lastAndBestAreKept() {
        save(1, 1);
        save(2, 2);
        save(10, 2);
        save(11, 2);

        assertThat(dir).isDirectoryContaining("glob:**/checkpoint-2");
        assertThat(dir).isDirectoryContaining("glob:**/checkpoint-11");
        assertThat(dir.toFile().list()).hasSize(2);
        assertThat(newestStep()).isEqualTo(11);
    }

    @Test
    void asManyOfTheNewestAreKeptAsAskedFor() {
        for (int step = 1; step <= 5; step++) {
            save(step, 1, 3);
        }
        assertThat(dir.toFile().list())
                .containsExactlyInAnyOrder("checkpoint-1", "checkpoint-3", "checkpoint-4", "checkpoint-5");
        assertThat(checkpoints.last(2, 5)).containsExactly(checkpoints.dir(5), checkpoints.dir(4));
        assertThat(checkpoints.last(2, 4)).containsExactly(checkpoints.dir(4), checkpoints.dir(3));
    }

    @Test
    void oneSavedBetweenEvaluationsIsTheNewestUntilTheNextEvaluation() {
        save(4, 4);
        saveInterim(5);
        saveInterim(6);
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder("checkpoint-4", "interim-6");
        assertThat(newestStep()).isEqualTo(6);
        assertThat(checkpoints.last(2, 6)).containsExactly(checkpoints.dir(4));

        save(8, 4);
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder("checkpoint-4", "checkpoint-8");
    }

    @Test
    void halfWrittenCheckpoint_isPassedOver() throws IOException {
        save(9, 9);
        save(10, 9);
        Path weights = dir.resolve("checkpoint-10/model.safetensors");
        Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), 5000));
        assertThat(newestStep()).isEqualTo(9);
    }

    @Test
    void checkpointWithoutOptimizerOrState_isPassedOver() throws IOException {
        save(9, 9);
        save(10, 9);
        Files.delete(dir.resolve("checkpoint-10/optimizer.safetensors"));
        assertThat(newestStep()).isEqualTo(9);
        Files.writeString(dir.resolve("checkpoint-9/trainer_state.json"), "{\"step\": 9");
        assertThat(checkpoints.newest()).isEmpty();
    }

    @Test
    void aDamagedOneOfALaterStep_doesNotPushOutThoseThatFollow() throws IOException {
        save(9, 9);
        save(500, 9);
        Files.delete(dir.resolve("checkpoint-500/optimizer.safetensors"));
        save(20, 9);
        assertThat(newestStep()).isEqualTo(20);
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder("checkpoint-9", "checkpoint-20");
    }

    /** Hugging Face's trainer has a {@code trainer_state.json}, too. */
    @Test
    void checkpointsOfOthers_areLeftAlone() throws IOException {
        Path other = Files.createDirectories(dir.resolve("checkpoint-500"));
        Files.writeString(other.resolve("trainer_state.json"), "{\"global_step\": 500}");
        save(10, 10);
        save(20, 20);
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder("checkpoint-500", "checkpoint-20");
        assertThat(other.resolve("trainer_state.json")).exists();
    }

    @Test
    void remainsOfAnInterruptedSave_areNoCheckpoint() throws IOException {
        save(9, 9);
        Path partial = Files.createDirectories(dir.resolve(".checkpoint-10.partial"));
        Files.writeString(partial.resolve("model.safetensors"), "half");
        assertThat(newestStep()).isEqualTo(9);

        save(10, 9);
        assertThat(newestStep()).isEqualTo(10);
        assertThat(partial).doesNotExist();
    }

    private int newestStep() {
        return checkpoints.newest().orElseThrow().state().step();
    }

    private void save(int step, int bestStep) {
        save(step, bestStep, 1);
    }

    private void save(int step, int bestStep, int keptNewest) {
        try (PointerScope scope = new PointerScope()) {
            checkpoints.save(new TrainableModel.Whole(model), optimizer, state(step, bestStep), keptNewest);
        }
    }

    private void saveInterim(int step) {
        try (PointerScope scope = new PointerScope()) {
            checkpoints.saveInterim(new TrainableModel.Whole(model), optimizer, state(step, 4));
        }
    }

    private static TrainerState state(int step, int bestStep) {
        Scores scores = new Scores(1.0, 0.5, 20);
        return new TrainerState(
                TrainerState.FORMAT_VERSION,
                step,
                0,
                step,
                scores,
                bestStep,
                scores,
                0,
                JsonNodeFactory.instance.objectNode());
    }
}
