package dev.cairn.distill.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.distill.annotate.RuleAnnotator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Things that lie elsewhere, on the real simulator. */
class DisplacedObjectTest {
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
        DisplacedObject marshmallow = DisplacedObject.in(lean("1-2", 12)).orElseThrow();
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
        AnnotatedTrajectory annotated = new RuleAnnotator().annotate(found);
        assertThat(annotated.segments())
                .extracting(Segment::subGoal)
                .extracting(Object::toString)
                .anyMatch(subGoal -> subGoal.contains("navigate_to(bedroom)"))
                .anyMatch(subGoal -> subGoal.contains("navigate_to(outside)"));
    }

    /** Apple juice is carried in its cup, and poured out where the path poured it. */
    @Test
    void aLiquidIsCarriedInItsVessel() {
        DisplacedObject juice = DisplacedObject.in(lean("1-3", 8)).orElseThrow();
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
        Trajectory path = lean("1-1", 4);
        DisplacedObject ice = DisplacedObject.in(path).orElseThrow();
        assertThat(ice.at(0, ice.elsewhere(PLACES), paths.replay(path))).isEmpty();
    }

    @Test
    void aTaskThatTellsThePlaceOrNamesNothingGivesNone() {
        assertThat(DisplacedObject.in(lean("2-2", 0))).isEmpty();
        assertThat(DisplacedObject.in(lean("4-1", 0))).isEmpty();
        // water cannot be carried by itself
        assertThat(DisplacedObject.in(lean("1-1", 0))).isEmpty();
        // a bulb is taken along and never put into anything
        assertThat(DisplacedObject.in(lean("3-2", 0))).isEmpty();
    }

    /** The path with the thing at one of the {@link #PLACES} elsewhere. */
    private static Trajectory solved(DisplacedObject thing, int last) {
        Trajectory found = thing.at(last, thing.elsewhere(PLACES), paths.replay(thing.path()))
                .orElseThrow();
        assertThat(found.finalScore()).isEqualTo(1);
        return found;
    }

    private static Trajectory lean(String task, int number) {
        return paths.lean(paths.recorded(task, number));
    }
}
