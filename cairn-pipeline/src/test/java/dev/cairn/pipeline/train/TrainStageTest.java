package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Role;
import dev.cairn.t5.Device;
import dev.cairn.t5.train.distributed.ProcessGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainStageTest {
    @TempDir
    Path dataset;

    /** Otherwise a run would go on with what another file has told it. */
    @ParameterizedTest
    @ValueSource(strings = {"swift/train.jsonl", "swift/val.jsonl", "dataset.json", "actions.yaml"})
    void everyFileThatIsReadIsAnInput(String changed) throws IOException {
        Files.createDirectory(dataset.resolve("swift"));
        for (String file : List.of("swift/train.jsonl", "swift/val.jsonl", "dataset.json", "actions.yaml")) {
            Files.writeString(dataset.resolve(file), "one");
        }
        Map<String, String> before = inputs();
        assertThat(before).hasSize(4);

        Files.writeString(dataset.resolve(changed), "another");

        assertThat(inputs()).hasSameSizeAs(before).isNotEqualTo(before);
    }

    @Test
    void aLanguageIsOneWhereThereIsOne() throws IOException {
        Files.createDirectory(dataset.resolve("swift"));
        Files.writeString(dataset.resolve("swift/train.jsonl"), "");
        Files.writeString(dataset.resolve("swift/val.jsonl"), "");
        assertThat(inputs()).containsOnlyKeys("swift train", "swift val");
    }

    private Map<String, String> inputs() {
        List<Role> swift = List.of(Role.SWIFT);
        TrainStage.Config config =
                new TrainStage.Config("swift", swift, swift, ModelShape.DEFAULTS, TrainPlan.DEFAULTS, 1);
        return new TrainStage(config, TrainingData.of(dataset), Optional.empty(), Device.of("cpu"), ProcessGroup.NONE)
                .inputs();
    }
}
