package dev.cairn.scienceworld.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewordingTest {
    private final Rewording rewording = new Rewording(
            Set.of(
                    "open door to kitchen",
                    "teleport to greenhouse",
                    "focus on adult adult dove",
                    "focus on substance in inventory",
                    "move substance in inventory to red box",
                    "pick up apple",
                    "focus on unknown substance"),
            "In your inventory, you see: a cup containing soap");

    @ParameterizedTest
    @CsvSource({
        "wait for it, wait",
        "open door to kitchen, open door to kitchen",
        "go to kitchen, open door to kitchen",
        "go to greenhouse, teleport to greenhouse",
        "focus on adult dove, focus on adult adult dove",
        "focus on soap, focus on substance in inventory",
        "move soap to red box, move substance in inventory to red box",
        "pick up apple in kitchen, pick up apple",
        "focus on unknown substance B in workshop, focus on unknown substance",
        "sing in kitchen, sing"
    })
    void whatIsNotValidIsSaidInOtherWords(String action, String valid) {
        assertThat(rewording.of(action)).isEqualTo(valid);
    }
}
