package dev.cairn.cli.option;

import dev.cairn.cli.console.Console;
import dev.cairn.core.InvalidValueException;
import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.Domains;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldDomain;
import dev.cairn.scienceworld.ScienceWorldJar;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which text world, and how much of the machine works in it. */
public final class DomainFlags {
    /** Of one machine, and more than any needs. */
    public static final int MOST_THREADS = 1024;

    @Mixin
    private DomainChoice domain = new DomainChoice();

    @Mixin
    private ScienceWorldFlags scienceWorld = new ScienceWorldFlags();

    @Option(
            names = "--simulator-mode",
            paramLabel = "MODE",
            description =
                    "Of ScienceWorld: fast (default), or plain, the simulator's own code, many times slower, for the"
                            + " same texts.")
    private Optional<String> mode;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that work at once. Default: one for each processor.")
    private Optional<Integer> threads;

    /** The text world; a simulator is fetched and loaded when it is first needed. */
    public Domain open(Console console) {
        Map<String, String> values = new TreeMap<>(scienceWorld.values());
        mode.ifPresent(given -> values.put(ScienceWorldDomain.MODE, given));
        if (!values.isEmpty() && !domain.name().equals(ScienceWorld.NAME)) {
            throw new UserException("--scienceworld-jar, --unsafe-jar and --simulator-mode are for --domain "
                    + ScienceWorld.NAME + ", not for " + domain.name());
        }
        return domain.open(values, console);
    }

    /** All text worlds that can be chosen. */
    public Domains installed() {
        return domain.installed();
    }

    /** Takes the text world that a recipe names, as {@link DomainChoice#require}. */
    public void require(String named) {
        domain.require(named);
    }

    /** The jar of ScienceWorld, for checks. */
    public ScienceWorldJar locate(Console console) {
        return scienceWorld.locate(console);
    }

    public int threads() {
        threads.ifPresent(count -> InvalidValueException.requireBetween(1, MOST_THREADS, "--threads", count));
        return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }
}
