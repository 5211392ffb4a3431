package dev.cairn.cli.option;

import dev.cairn.core.UserException;
import dev.cairn.domain.DomainFlag;
import dev.cairn.domain.DomainProvider;
import dev.cairn.domain.Domains;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Flags of the text worlds on the class path: short forms of their options. */
@Command
public final class WorldFlags {
    private final List<DomainProvider> worlds = Domains.installed().all();
    private final Map<DomainFlag, OptionSpec> options = new LinkedHashMap<>();

    /** All of them. */
    public WorldFlags() {
        this("");
    }

    /** All but those of one option. */
    public WorldFlags(String without) {
        for (DomainProvider world : worlds) {
            for (DomainFlag flag : world.flags()) {
                if (!flag.option().equals(without)) {
                    options.put(flag, option(flag));
                }
            }
        }
    }

    private static OptionSpec option(DomainFlag flag) {
        boolean alone = flag.parameter().isEmpty();
        return OptionSpec.builder(flag.name())
                .type(alone ? boolean.class : String.class)
                .arity(alone ? "0" : "1")
                .paramLabel(flag.parameter())
                .description(flag.description())
                .build();
    }

    @Spec(Spec.Target.MIXEE)
    void addTo(CommandSpec command) {
        options.values().forEach(command::addOption);
    }

    /**
     * As options of the world.
     *
     * @throws UserException if one of another world was given
     */
    public Map<String, String> values(String choice) {
        Map<String, String> values = new TreeMap<>();
        for (DomainProvider world : worlds) {
            for (DomainFlag flag : world.flags()) {
                Optional<String> value = value(flag);
                if (value.isPresent() && !world.name().equals(choice)) {
                    throw new UserException(
                            names(world) + " are for --domain " + world.name() + ", not for " + choice);
                }
                value.ifPresent(given -> values.put(flag.option(), given));
            }
        }
        return values;
    }

    private static String names(DomainProvider world) {
        return world.flags().stream()
                .map(DomainFlag::name)
                .collect(Collectors.joining(", "))
                .replaceFirst(", (?=[^,]*$)", " and ");
    }

    /** The same choice for another process. */
    public List<String> asArguments() {
        List<String> arguments = new ArrayList<>();
        for (DomainFlag flag : options.keySet()) {
            value(flag).ifPresent(given -> {
                arguments.add(flag.name());
                if (!flag.parameter().isEmpty()) {
                    arguments.add(given);
                }
            });
        }
        return arguments;
    }

    private Optional<String> value(DomainFlag flag) {
        return Optional.ofNullable(options.get(flag))
                .<Object>map(OptionSpec::getValue)
                .filter(value -> !value.equals(false))
                .map(Object::toString);
    }
}
