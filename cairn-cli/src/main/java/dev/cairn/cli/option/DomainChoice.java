package dev.cairn.cli.option;

import dev.cairn.cli.console.Console;
import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.scienceworld.ScienceWorld;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** Which text world; enough for commands that read its texts and never act in it. */
public final class DomainChoice {
    @Option(
            names = "--domain",
            paramLabel = "NAME",
            description = "Text world: scienceworld (default), toy, or another on the class path.")
    private Optional<String> domain;

    @Option(
            names = "--domain-option",
            paramLabel = "NAME=VALUE",
            showDefaultValue = Help.Visibility.NEVER,
            description = "Option of the text world; may be given several times.")
    private Map<String, String> options = Map.of();

    String name() {
        return domain.orElse(ScienceWorld.NAME);
    }

    /**
     * Takes the text world that a recipe names.
     *
     * @throws UserException if another one was chosen
     */
    void require(String named) {
        if (!domain.orElse(named).equals(named)) {
            throw new UserException("the recipe is for --domain " + named + ", not for " + name());
        }
        domain = Optional.of(named);
    }

    /** The text world; a simulator is fetched and loaded when it is first needed. */
    public Domain open(Console console) {
        return open(Map.of(), console);
    }

    /** As above, with further options, which {@code --domain-option} overrides. */
    Domain open(Map<String, String> more, Console console) {
        Map<String, String> values = new TreeMap<>(more);
        values.putAll(options);
        return Domains.open(name(), new DomainOptions(values, console::say));
    }
}
