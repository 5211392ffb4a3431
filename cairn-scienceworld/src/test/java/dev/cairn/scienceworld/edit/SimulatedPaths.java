package dev.cairn.scienceworld.edit;

import dev.cairn.core.Trajectory;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.edit.DisplacedObject;
import dev.cairn.domain.edit.TrajectoryEdit;
import dev.cairn.domain.edit.TrajectoryMinimizer;
import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.SimulatorMode;
import java.util.List;
import java.util.Optional;

/** Gold paths of the real simulator. */
final class SimulatedPaths implements AutoCloseable {
    private final EnvironmentFactory world = new ScienceWorld(
            ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), notice -> {}), SimulatorMode.FAST);
    private final TextEnvironment environment = world.open();

    Trajectory recorded(String task, int number) {
        return TrajectoryRecorder.record(
                environment, world.tasks().variation(world.tasks().select(task).get(0), number));
    }

    /** With all edits. */
    Trajectory edited(Trajectory full) {
        return edited(full, new ScienceWorldEdits().all());
    }

    Trajectory edited(Trajectory full, List<TrajectoryEdit> edits) {
        return TrajectoryMinimizer.of(
                        full,
                        edits,
                        (actions, goesOn) -> TrajectoryRecorder.replay(environment, full.variation(), actions, goesOn),
                        40)
                .trajectory();
    }

    /** Plays the variation of a path after actions that are not recorded. */
    DisplacedObject.Replay replay(Trajectory path) {
        return (setup, actions) -> TrajectoryRecorder.replay(environment, path.variation(), setup, actions);
    }

    @Override
    public void close() {
        environment.close();
    }
}
