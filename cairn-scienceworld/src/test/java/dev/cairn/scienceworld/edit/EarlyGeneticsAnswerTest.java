package dev.cairn.scienceworld.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.scienceworld.gold.GoldFixture;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** When a crossing of two plants has shown whether a trait is dominant. */
class EarlyGeneticsAnswerTest {
    private static final List<String> LOOKS = List.of(
            "flower pot 1 (containing soil)",
            "flower pot 1 (containing soil, a round pea seed)\nflower pot 2 (containing soil, a wrinkly pea seed)",
            "flower pot 1 (containing soil, a pea plant in the reproducing stage with a tall height. "
                    + "On the pea plant you see: a white flower. )",
            "flower pot 1 (containing a pea plant in the reproducing stage with a tall height. "
                    + "On the pea plant you see: a round pea seed. )",
            "flower pot 3 (containing soil, a round pea seed)",
            "flower pot 3 (containing soil, a pea plant in the seedling stage)",
            "flower pot 3 (containing soil, a pea plant in the adult stage with a tall height)",
            "flower pot 3 (containing a pea plant in the reproducing stage with a tall height. "
                    + "On the pea plant you see: a wilting white flower. )");

    @Test
    void aTraitOfSeedsIsSeenOnTheParents() {
        assertThat(EarlyGeneticsAnswer.firstSeen(growing("round seed shape"))).hasValue(3);
    }

    @Test
    void aTraitOfPlantsIsSeenOnAPlantThatIsNoParent() {
        assertThat(EarlyGeneticsAnswer.firstSeen(growing("tall plant height"))).hasValue(6);
    }

    @Test
    void aTraitOfFlowersIsSeenOnItsFlowers() {
        assertThat(EarlyGeneticsAnswer.firstSeen(growing("white flower color"))).hasValue(7);
    }

    @Test
    void whatIsNeverSeenOrNotAskedForIsNotFound() {
        Trajectory all = growing("tall plant height");
        assertThat(EarlyGeneticsAnswer.firstSeen(all.withSteps(all.steps().subList(0, 6))))
                .isEqualTo(OptionalInt.empty());
        assertThat(EarlyGeneticsAnswer.firstSeen(GoldFixture.ofTask("5-1"))).isEqualTo(OptionalInt.empty());
    }

    private static Trajectory growing(String trait) {
        return new Trajectory(
                GoldFixture.ofTask("10-1").variation(),
                "Your task is to determine whether " + trait + " is a dominant or recessive trait in the pea plant.",
                LOOKS.stream()
                        .map(look -> new Step(
                                LOOKS.indexOf(look) == 0 ? "move seeds" : "wait1", "Done.", 0, false, look, ""))
                        .toList());
    }
}
