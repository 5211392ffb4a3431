package dev.cairn.cli;

import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.SimulatorMode;
import java.util.Optional;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of verbs that need the simulator. */
public final class WorldOptions {
    @Mixin
    private JarOptions jar = new JarOptions();

    @Option(
            names = "--simulator-mode",
            paramLabel = "MODE",
            defaultValue = "fast",
            description = "fast, or plain: the simulator's own code, many times slower, for the same texts.")
    private SimulatorMode mode = SimulatorMode.FAST;

    @Option(
            names = "--threads",
            paramLabel = "N",
            showDefaultValue = Help.Visibility.NEVER,
            description = "Threads that work at once. Default: one for each processor.")
    private Optional<Integer> threads = Optional.empty();

    public EnvironmentFactory world(Console console) {
        return new ScienceWorld(locate(console), mode);
    }

    public ScienceWorldJar locate(Console console) {
        return jar.locate(console);
    }

    public int threads() {
        return threads.map(n -> Math.max(1, n))
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }
}
