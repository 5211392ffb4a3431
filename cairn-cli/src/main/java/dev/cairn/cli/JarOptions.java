package dev.cairn.cli;

import dev.cairn.core.UserException;
import dev.cairn.scienceworld.ScienceWorldJar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** Which simulator. */
public final class JarOptions {
    @Option(
            names = "--scienceworld-jar",
            paramLabel = "FILE",
            showDefaultValue = Help.Visibility.NEVER,
            description = "ScienceWorld 1.2.x jar; without it, 1.2.3 is fetched once with pip and kept.")
    private Optional<Path> jar = Optional.empty();

    @Option(
            names = "--unsafe-jar",
            description =
                    "Take the jar of --scienceworld-jar even if Cairn has never been tried with it. It runs in the"
                            + " plain mode; results may not compare with others.")
    private boolean unsafe;

    public ScienceWorldJar locate(Console console) {
        if (!unsafe) {
            return ScienceWorldJar.locate(jar, ScienceWorldJar.userCache(), console::say);
        }
        ScienceWorldJar given = ScienceWorldJar.unsafe(jar.orElseThrow(
                () -> new UserException("--unsafe-jar is for a jar of yours: give it with --scienceworld-jar FILE")));
        if (!given.known()) {
            console.say("warning: " + given.path() + " is not a jar that Cairn knows (sha256 " + given.sha256()
                    + "); it runs in the plain mode, and nothing is promised about its results");
        }
        return given;
    }

    /** The same choice for another process. */
    public List<String> asArguments() {
        List<String> arguments = new ArrayList<>();
        jar.ifPresent(file -> arguments.addAll(List.of("--scienceworld-jar", file.toString())));
        if (unsafe) {
            arguments.add("--unsafe-jar");
        }
        return arguments;
    }
}
