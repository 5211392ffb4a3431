package dev.cairn.serve.world;

import dev.cairn.core.Lookup;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.DomainProvider;
import dev.cairn.domain.Domains;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The worlds that clients can choose: the one that the server was started for, and those on the class path that need no address. Worlds
 * with an address, which may be a command, are never opened because a client says so.
 */
public final class Worlds implements AutoCloseable {
    private record Choice(String name, String description, Supplier<Domain> open) {}

    private final Map<String, Choice> choices = new LinkedHashMap<>();
    private final ConcurrentMap<String, ServedWorld> open = new ConcurrentHashMap<>();
    private final WorldSettings settings;
    private final String usual;

    /**
     * Worlds to choose from.
     *
     * @param usual taken where a client names none
     * @param domains all that are installed
     * @param notice gets a message when something takes a while
     */
    public Worlds(Domain usual, Domains domains, Consumer<String> notice, WorldSettings settings) {
        this.settings = settings;
        this.usual = usual.name();
        choices.put(usual.name(), new Choice(usual.name(), description(usual, domains), () -> usual));
        for (DomainProvider provider : domains.all()) {
            if (!provider.options().containsKey(DomainOptions.ADDRESS)) {
                choices.putIfAbsent(
                        provider.name(),
                        new Choice(
                                provider.name(),
                                provider.description(),
                                () -> domains.open(provider.name(), new DomainOptions(Map.of(), notice))));
            }
        }
    }

    private static String description(Domain usual, Domains domains) {
        return domains.all().stream()
                .filter(provider -> provider.name().equals(usual.name()))
                .map(DomainProvider::description)
                .findFirst()
                .orElse("");
    }

    /** All of them, the usual one first. */
    public List<ServedWorld> all() {
        return choices.keySet().stream().map(this::named).toList();
    }

    /** The one that the server was started for. */
    public ServedWorld usual() {
        return named(usual);
    }

    /** @throws dev.cairn.core.UserException if there is no such world */
    public ServedWorld named(String name) {
        Choice choice = Lookup.byName("domain", name, choices.values(), Choice::name);
        return open.computeIfAbsent(name, key -> new ServedWorld(choice.open().get(), choice.description(), settings));
    }

    /** The one that AgentGym's servers offer by that name. */
    public Optional<ServedWorld> offeredByAgentGym(String name) {
        return all().stream()
                .filter(world -> world.domain()
                        .agentGym()
                        .filter(environment -> environment.name().equals(name))
                        .isPresent())
                .findFirst();
    }

    @Override
    public void close() {
        open.values().forEach(ServedWorld::close);
    }
}
