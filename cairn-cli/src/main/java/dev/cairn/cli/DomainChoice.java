package dev.cairn.cli;

import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.scienceworld.ScienceWorld;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** Which text world; enough for commands that read its texts and never act in it. */
public final class DomainChoice {
    @Option(
            names = "--domain",
            paramLabel = "NAME",
            defaultValue = ScienceWorld.NAME,
            description = "Text world: scienceworld, toy, or another on the class path.")
    private String domain = ScienceWorld.NAME;

    @Option(
            names = "--domain-option",
            paramLabel = "NAME=VALUE",
            showDefaultValue = Help.Visibility.NEVER,
            description = "Option of the text world; may be given several times.")
    private Map<String, String> options = Map.of();

    String name() {
        return domain;
    }

    /** The text world; a simulator is fetched and loaded when it is first needed. */
    public Domain open(Console console) {
        return open(Map.of(), console);
    }

    /** As above, with further options, which {@code --domain-option} overrides. */
    Domain open(Map<String, String> more, Console console) {
        Map<String, String> values = new TreeMap<>(more);
        values.putAll(options);
        return Domains.open(domain, new DomainOptions(values, console::say));
    }
}
