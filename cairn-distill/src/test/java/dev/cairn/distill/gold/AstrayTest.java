package dev.cairn.distill.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.simulator.GoldRecorder;
import dev.cairn.simulator.TextEnvironment;
import dev.cairn.simulator.World;
import dev.cairn.simulator.scienceworld.ScienceWorld;
import dev.cairn.simulator.scienceworld.ScienceWorldJar;
import dev.cairn.simulator.scienceworld.SimulatorMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Things that lie elsewhere, on the real simulator. */
class AstrayTest {
    private static final List<String> PLACES = List.of("kitchen", "workshop", "bedroom", "outside");

    private static World world;
    private static TextEnvironment environment;

    @BeforeAll
    static void open() {
        world = new ScienceWorld(
                ScienceWorldJar.locate(Optional.empty(), ScienceWorldJar.userCache(), notice -> {}),
                SimulatorMode.FAST);
        environment = world.open();
    }

    @AfterAll
    static void close() {
        environment.close();
    }

    /** The marshmallow, which lies in the kitchen otherwise, is found in the third of the rooms. */
    @Test
    void theThingIsLookedForFromRoomToRoomAndBroughtBack() {
        Trajectory path = lean("1-2", 12);
        Astray marshmallow = Astray.in(path).orElseThrow();
        assertThat(marshmallow.thing()).isEqualTo("marshmallow");
        assertThat(marshmallow.home()).isEqualTo("kitchen");
        List<String> places = marshmallow.elsewhere(PLACES);
        assertThat(places).containsExactly("workshop", "bedroom", "outside");

        Trajectory found = marshmallow.at(2, places, replay(path)).orElseThrow();
        assertThat(found.finalScore()).isEqualTo(1);
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

    /** Ice melts where it was carried, so that nothing is there to be picked up. */
    @Test
    void whatDoesNotEndAsBeforeIsRefused() {
        Trajectory path = lean("1-1", 4);
        Astray ice = Astray.in(path).orElseThrow();
        assertThat(ice.at(0, ice.elsewhere(PLACES), replay(path))).isEmpty();
    }

    @Test
    void aTaskThatTellsThePlaceOrNamesNothingGivesNone() {
        assertThat(Astray.in(lean("2-2", 0))).isEmpty();
        assertThat(Astray.in(lean("4-1", 0))).isEmpty();
        // water cannot be carried by itself
        assertThat(Astray.in(lean("1-1", 0))).isEmpty();
    }

    private static Astray.Replay replay(Trajectory path) {
        return (setup, actions) -> GoldRecorder.replay(environment, path.variation(), setup, actions);
    }

    private static Trajectory lean(String task, int number) {
        Variation variation = world.tasks().variation(world.tasks().select(task).get(0), number);
        return LeanPath.of(
                        GoldRecorder.record(environment, variation),
                        EnumSet.allOf(Shortening.class),
                        (actions, goesOn) -> GoldRecorder.replay(environment, variation, actions, goesOn),
                        40)
                .trajectory();
    }
}
