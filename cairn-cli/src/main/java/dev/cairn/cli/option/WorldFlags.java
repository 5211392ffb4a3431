package dev.cairn.cli.option;

import dev.cairn.core.UserException;
import dev.cairn.domain.DomainFlag;
import dev.cairn.domain.DomainProvider;
import dev.cairn.domain.Domains;
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

    /** All of them, but those of some options. */
    public WorldFlags(String... without) {
        worlds.stream()
                .flatMap(world -> world.flags().stream())
                .filter(flag -> !List.of(without).contains(flag.option()))
                .forEach(flag -> options.put(flag, option(flag)));
    }

    private static OptionSpec option(DomainFlag flag) {
        return OptionSpec.builder(flag.name())
                .type(flag.parameter().isEmpty() ? boolean.class : String.class)
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
                    throw new UserException(names(world) + " are for --domain " + world.name() + ", not for " + choice);
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
        return options.keySet().stream()
                .flatMap(flag -> value(flag).map(given -> flag.name() + "=" + given).stream())
                .toList();
    }

    private Optional<String> value(DomainFlag flag) {
        return Optional.ofNullable(options.get(flag))
                .<Object>map(OptionSpec::getValue)
                .filter(value -> !value.equals(false))
                .map(Object::toString);
    }
}
