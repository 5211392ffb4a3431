package dev.cairn.scienceworld;

import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import java.util.Locale;
import java.util.Map;

/**
 * The front door: ScienceWorld from a jar.
 *
 * <pre>{@code
 * World world = new ScienceWorld(ScienceWorldJar.of(Path.of("scienceworld.jar")));
 * try (TextEnvironment environment = world.open()) {
 *     TaskId task = world.tasks().select("find-animal").get(0);
 *     environment.reset(world.tasks().variation(task, 0), ResetOptions.easy(100));
 *     System.out.println(environment.step("open door to kitchen").observation());
 * }
 * }</pre>
 */
public final class ScienceWorld implements EnvironmentFactory {
    private final ScienceWorldJar jar;
    private final SimulatorMode mode;
    private final SimulatorClassLoader loader;

    /** The fast mode. */
    public ScienceWorld(ScienceWorldJar jar) {
        this(jar, SimulatorMode.FAST);
    }

    /**
     * A jar in that mode; one of unknown content always runs in the plain mode.
     *
     * @throws dev.cairn.core.UserException if the jar cannot be loaded
     */
    public ScienceWorld(ScienceWorldJar jar, SimulatorMode mode) {
        this.jar = jar;
        this.mode = jar.known() ? mode : SimulatorMode.PLAIN;
        this.loader = SimulatorClassLoader.open(jar, this.mode.changes());
    }

    @Override
    public TaskCatalog tasks() {
        return ScienceWorldTasks.catalog();
    }

    @Override
    public TextEnvironment open() {
        return new ScienceWorldEnvironment(loader.session());
    }

    @Override
    public Map<String, String> provenance() {
        return Map.of(
                "scienceworld",
                jar.version(),
                "scienceworld.jar",
                "sha256:" + jar.sha256(),
                "simulator.mode",
                mode.name().toLowerCase(Locale.ROOT));
    }
}
