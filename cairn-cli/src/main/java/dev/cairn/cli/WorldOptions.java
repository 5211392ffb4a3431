package dev.cairn.cli;

import dev.cairn.simulator.World;
import dev.cairn.simulator.scienceworld.ScienceWorld;
import dev.cairn.simulator.scienceworld.ScienceWorldJar;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** Options of verbs that need the simulator. */
final class WorldOptions {
    @Option(
            names = "--scienceworld-jar",
            paramLabel = "FILE",
            showDefaultValue = Help.Visibility.NEVER,
            description = "ScienceWorld 1.2.3 jar; without it, it is fetched once with pip and kept.")
    private Optional<Path> jar = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            showDefaultValue = Help.Visibility.NEVER,
            description = "Environments at once. Default: one for each processor.")
    private Optional<Integer> threads = Optional.empty();

    World world(Console console) {
        return new ScienceWorld(locate(console));
    }

    ScienceWorldJar locate(Console console) {
        return ScienceWorldJar.locate(jar, ScienceWorldJar.userCache(), console::say);
    }

    int threads() {
        return threads.map(n -> Math.max(1, n))
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }
}
