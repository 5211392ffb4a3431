package dev.cairn.cli.option;

import dev.cairn.cli.console.Console;
import dev.cairn.domain.DomainOptions;
import dev.cairn.scienceworld.ScienceWorldDomain;
import dev.cairn.scienceworld.ScienceWorldJar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Which jar of ScienceWorld: short forms of its domain's options. */
public final class ScienceWorldFlags {
    @Option(
            names = "--scienceworld-jar",
            paramLabel = "FILE",
            description = "ScienceWorld 1.2.x jar; without it, 1.2.3 is fetched once with pip and kept.")
    private Optional<Path> jar;

    @Option(
            names = "--unsafe-jar",
            description =
                    "Take the jar of --scienceworld-jar even if Cairn has never been tried with it. It runs in the"
                            + " plain mode; results may not compare with others.")
    private boolean unsafe;

    /** As options of the domain. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        jar.ifPresent(file -> values.put(ScienceWorldDomain.JAR, file.toString()));
        if (unsafe) {
            values.put(ScienceWorldDomain.UNSAFE_JAR, "true");
        }
        return values;
    }

    public ScienceWorldJar locate(Console console) {
        return ScienceWorldDomain.jar(new DomainOptions(values(), console::say));
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
