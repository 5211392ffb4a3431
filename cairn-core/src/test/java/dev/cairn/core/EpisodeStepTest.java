package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.core.Usage.Seconds;
import dev.cairn.core.io.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpisodeStepTest {
    private static final EpisodeStep TURN = new EpisodeStep(
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
        String json = Json.write(TURN);
        assertThat(json).contains("\"choice\":\"later prediction\"");
        assertThat(read(json)).isEqualTo(TURN);
    }

    @Test
    void olderFilesSayRepairedInsteadOfWhy() throws JsonProcessingException {
        assertThat(read(older("go to kitchen", "[\"go to kitchen\"]", false)).choice())
                .isEqualTo(Choice.FIRST);
        assertThat(read(older("go to kitchen", "[\"go kitchen\"]", true)).choice())
                .isEqualTo(Choice.OVERLAP);
        assertThat(read(older("go to kitchen", "[\"go kitchen\",\"go to kitchen\"]", true)))
                .isEqualTo(TURN.with(Usage.NONE));
        assertThat(read(older("end subgoal", "[]", false)).choice()).isEqualTo(Choice.END_SUB_GOAL);
    }

    @Test
    void aMissingFieldThatIsNotNewIsAnError() {
        assertThatThrownBy(() -> read("{\"time\":1}")).hasMessageContaining("subGoal");
    }

    @Test
    void effortsAddUpAndCompareWithoutTheirTimes() {
        Usage twice = TURN.effort().plus(TURN.effort());
        assertThat(twice.seconds().total()).isEqualTo(1.75);
        assertThat(twice.untimed()).isEqualTo(new Usage(Seconds.NONE, 4, 3000, 40, 0.02));
    }

    private static String older(String action, String predictions, boolean repaired) {
        return "{\"time\":3,\"subGoal\":\"navigate_to(kitchen)\",\"action\":\"" + action + "\",\"predictions\":"
                + predictions + ",\"repaired\":" + repaired
                + ",\"observation\":\"You move to the kitchen.\",\"score\":8,\"moves\":2}";
    }

    private static EpisodeStep read(String json) throws JsonProcessingException {
        return Json.mapper().readValue(json, EpisodeStep.class);
    }
}
