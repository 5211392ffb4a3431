package dev.cairn.distill.gold;

import dev.cairn.core.Trajectory;
import dev.cairn.simulator.GoldRecorder;
import dev.cairn.simulator.TextEnvironment;
import dev.cairn.simulator.World;
import dev.cairn.simulator.scienceworld.ScienceWorld;
import dev.cairn.simulator.scienceworld.ScienceWorldJar;
import dev.cairn.simulator.scienceworld.SimulatorMode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Gold paths of the real simulator. */
final class SimulatedPaths implements AutoCloseable {
    private final World world = new ScienceWorld(
            ScienceWorldJar.locate(Optional.empty(), ScienceWorldJar.userCache(), notice -> {}), SimulatorMode.FAST);
    private final TextEnvironment environment = world.open();

    Trajectory recorded(String task, int number) {
        return GoldRecorder.record(
                environment, world.tasks().variation(world.tasks().select(task).get(0), number));
    }

    /** Made lean in all ways. */
    Trajectory lean(Trajectory full) {
        return lean(full, EnumSet.allOf(Shortening.class));
    }

    Trajectory lean(Trajectory full, Set<Shortening> ways) {
        return LeanPath.of(
                        full,
                        ways,
                        (actions, goesOn) -> GoldRecorder.replay(environment, full.variation(), actions, goesOn),
                        40)
                .trajectory();
    }

    /** Plays the variation of a path after actions that are not recorded. */
    Astray.Replay replay(Trajectory path) {
        return (setup, actions) -> GoldRecorder.replay(environment, path.variation(), setup, actions);
    }

    @Override
    public void close() {
        environment.close();
    }
}
