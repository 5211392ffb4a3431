package examples;

import dev.cairn.core.TaskId;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import java.nio.file.Path;

/** ScienceWorld in this JVM. */
public final class TenLines {
    private TenLines() {}

    /** Arguments: the simulator's jar. */
    public static void main(String[] args) {
        EnvironmentFactory world = new ScienceWorld(ScienceWorldJar.of(Path.of(args[0])));
        TaskId task = world.tasks().select("find-animal").get(0);
        try (TextEnvironment environment = world.open()) {
            environment.reset(world.tasks().variation(task, 0), ResetOptions.easy(100));
            Outcome outcome = environment.step("go to kitchen");
            System.out.println(outcome.observation() + " " + outcome.score());
            System.out.println(environment.validActions().size() + " valid actions");
        }
    }
}
