package dev.cairn.scienceworld.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Things that lie elsewhere, on the real simulator. */
class DisplacedThingTest {
    private static final List<String> PLACES = List.of("kitchen", "workshop", "bedroom", "outside");

    private static SimulatedPaths paths;

    @BeforeAll
    static void open() {
        paths = new SimulatedPaths();
    }

    @AfterAll
    static void close() {
        paths.close();
    }

    /** The marshmallow, which lies in the kitchen otherwise, is found in the third of the rooms. */
    @Test
    void theThingIsLookedForFromRoomToRoomAndBroughtBack() {
        DisplacedThing marshmallow = DisplacedThing.in(edited("1-2", 12)).orElseThrow();
        assertThat(marshmallow.thing()).isEqualTo("marshmallow");
        assertThat(marshmallow.home()).isEqualTo("kitchen");
        assertThat(marshmallow.elsewhere(PLACES)).containsExactly("workshop", "bedroom", "outside");

        Trajectory found = solved(marshmallow, 2);
        assertThat(found.steps())
                .extracting(Step::action)
                .containsSubsequence(
                        "teleport to kitchen",
                        "teleport to workshop",
                        "teleport to bedroom",
                        "teleport to outside",
                        "pick up marshmallow",
                        "teleport to kitchen",
                        "focus on marshmallow");
        ScienceWorldRules rules = new ScienceWorldRules();
        assertThat(rules.segments(rules.kept(found)))
                .extracting(Segment::subGoal)
                .extracting(Object::toString)
                .anyMatch(subGoal -> subGoal.contains("navigate_to(bedroom)"))
                .anyMatch(subGoal -> subGoal.contains("navigate_to(outside)"));
    }

    /** Apple juice is carried in its cup, and poured out where the path poured it. */
    @Test
    void aLiquidIsCarriedInItsVessel() {
        DisplacedThing juice = DisplacedThing.in(edited("1-3", 8)).orElseThrow();
        assertThat(juice.carried()).isEqualTo("ceramic cup containing apple juice");
        assertThat(solved(juice, 1).steps())
                .extracting(Step::action)
                .containsSubsequence(
                        "teleport to workshop",
                        "teleport to bedroom",
                        "pick up ceramic cup containing apple juice",
                        "teleport to kitchen",
                        "focus on apple juice",
                        "pour ceramic cup containing apple juice into metal pot");
    }

    /** Ice melts where it was carried, so that nothing is there to be picked up. */
    @Test
    void whatDoesNotEndAsBeforeIsRefused() {
        Trajectory path = edited("1-1", 4);
        DisplacedThing ice = DisplacedThing.in(path).orElseThrow();
        assertThat(ice.at(0, ice.elsewhere(PLACES), paths.replay(path))).isEmpty();
    }

    @Test
    void aTaskThatTellsThePlaceOrNamesNothingGivesNone() {
        assertThat(DisplacedThing.in(edited("2-2", 0))).isEmpty();
        assertThat(DisplacedThing.in(edited("4-1", 0))).isEmpty();
        // water cannot be carried by itself
        assertThat(DisplacedThing.in(edited("1-1", 0))).isEmpty();
        // a bulb is taken along and never put into anything
        assertThat(DisplacedThing.in(edited("3-2", 0))).isEmpty();
    }

    /** The path with the thing at one of the {@link #PLACES} elsewhere. */
    private static Trajectory solved(DisplacedThing thing, int last) {
        Trajectory found = thing.at(last, thing.elsewhere(PLACES), paths.replay(thing.path()))
                .orElseThrow();
        assertThat(found.finalScore()).isEqualTo(1);
        return found;
    }

    private static Trajectory edited(String task, int number) {
        return paths.edited(paths.recorded(task, number));
    }
}
