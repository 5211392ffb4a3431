package dev.cairn.cli.option;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.Settings;
import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainSpec;
import dev.cairn.domain.Domains;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which text world; enough for commands that read its texts and never act in it. */
public final class DomainChoice {
    @Option(
            names = "--domain",
            paramLabel = "NAME[:ADDRESS]",
            completionCandidates = Installed.class,
            description = "Text world: ${COMPLETION-CANDIDATES}; the first is the default. `cairn domains` says more.")
    private Optional<String> domain;

    @Mixin
    private Setup setup = new Setup();

    /** Of the class path; looked for when help is shown. */
    static final class Installed implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Domains.installed().names().iterator();
        }
    }

    /** Where text worlds are found, and how they are opened. */
    public static final class Setup {
        @Option(
                names = "--domain-path",
                paramLabel = "JAR",
                split = ",",
                showDefaultValue = Help.Visibility.NEVER,
                description = "Jar with a text world of yours; several, separated by commas, if it needs others.")
        private List<Path> jars = List.of();

        @Option(
                names = "--domain-option",
                paramLabel = "NAME=VALUE",
                split = Settings.BETWEEN,
                hideParamSyntax = true,
                showDefaultValue = Help.Visibility.NEVER,
                description = "Option of the text world; may be given several times.")
        private Map<String, String> options = Map.of();

        /** All that can be chosen. */
        public Domains domains() {
            return Domains.with(jars);
        }

        /** Opens one, with further options, which {@code --domain-option} overrides. */
        public Domain open(String choice, Map<String, String> more, Console console) {
            return spec(choice, more).open(console::say);
        }

        private DomainSpec spec(String choice, Map<String, String> more) {
            Map<String, String> values = new TreeMap<>(more);
            values.putAll(options);
            return new DomainSpec(jars, choice, values);
        }
    }

    String name() {
        return domain.orElseGet(() -> installed().usual().name());
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

    Domains installed() {
        return setup.domains();
    }

    /** As above, with further options, which {@code --domain-option} overrides. */
    Domain open(Map<String, String> more, Console console) {
        return spec(more).open(console::say);
    }

    /** The choice itself, with further options, which {@code --domain-option} overrides. */
    DomainSpec spec(Map<String, String> more) {
        return setup.spec(name(), more);
    }
}
