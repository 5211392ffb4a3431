package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.core.Usage.Seconds;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodeStepTest {
    private static final EpisodeStep STEP = new EpisodeStep(
            3,
            Optional.of(new SubGoal("navigate_to(kitchen)")),
            "go to kitchen",
            List.of("go kitchen", "go to kitchen"),
            Choice.LATER_PREDICTION,
            "You move to the kitchen.",
            8,
            2,
            new Usage(new Seconds(0.25, 0.5, 0.125), 2, 1500, 20, 0.01));

    @Test
    void comesBackFromJsonAsItWas() throws JsonProcessingException {
        String json = Json.write(STEP);
        assertThat(json).contains("\"choice\":\"later prediction\"");
        assertThat(read(json)).isEqualTo(STEP);
    }

    @Test
    void aMissingFieldIsAnError() {
        assertThatThrownBy(() -> read("{\"step\":1}")).hasMessageContaining("subGoal");
    }

    @Test
    void whatWasCalledTimeIsNamedByAnError(@TempDir Path folder) throws IOException {
        String old = Json.write(STEP).replace("\"step\"", "\"time\"");
        Path file = Files.writeString(folder.resolve("steps.jsonl"), old);
        assertThatThrownBy(() -> Jsonl.read(file, EpisodeStep.class)).hasMessageContaining("'time' is now 'step'");
    }

    @Test
    void usagesAddUpAndCompareWithoutTheirTimes() {
        Usage twice = STEP.usage().plus(STEP.usage());
        assertThat(twice.seconds().total()).isEqualTo(1.75);
        assertThat(twice.untimed()).isEqualTo(new Usage(Seconds.NONE, 4, 3000, 40, 0.02));
    }

    private static EpisodeStep read(String json) throws JsonProcessingException {
        return Json.mapper().readValue(json, EpisodeStep.class);
    }
}
