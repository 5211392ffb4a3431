package dev.cairn.cli.option;

import dev.cairn.cli.console.Console;
import dev.cairn.core.InvalidValueException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainSpec;
import dev.cairn.domain.Domains;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which text world, and how much of the machine works in it. */
public final class DomainFlags {
    /** Of one machine, and more than any needs. */
    public static final int MOST_THREADS = 1024;

    @Mixin
    private DomainChoice domain = new DomainChoice();

    @Mixin
    private WorldFlags flags = new WorldFlags();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that work at once. Default: one for each processor.")
    private Optional<Integer> threads;

    /** The text world; a simulator is fetched and loaded when it is first needed. */
    public Domain open(Console console) {
        return domain.open(flags.values(domain.name()), console);
    }

    /** The choice itself, for other processes. */
    DomainSpec spec() {
        return domain.spec(flags.values(domain.name()));
    }

    /** All text worlds that can be chosen. */
    public Domains installed() {
        return domain.installed();
    }

    /** Takes the text world that a recipe names, as {@link DomainChoice#require}. */
    public void require(String named) {
        domain.require(named);
    }

    public int threads() {
        threads.ifPresent(count -> InvalidValueException.requireBetween(1, MOST_THREADS, "--threads", count));
        return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }
}
