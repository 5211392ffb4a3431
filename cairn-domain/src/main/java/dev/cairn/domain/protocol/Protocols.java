package dev.cairn.domain.protocol;

import dev.cairn.core.Lookup;
import dev.cairn.core.UserException;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.protocol.Protocol.ScoreRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The protocols of a world, by name. */
public final class Protocols {
    /**
     * For any world: {@code first}, the first ten variations of each task, 100 moves, and an agent that gets nowhere is given up; and
     * {@code mini}, the first variation of each task.
     */
    public static final Protocols GENERIC =
            new Protocols(List.of(generic("first", 10, 50, 10), generic("mini", 1, 0, 0)));

    private final Map<String, Protocol> byName = new LinkedHashMap<>();

    /** @param protocols of different names; the first is the usual one */
    public Protocols(List<Protocol> protocols) {
        protocols.forEach(protocol -> byName.put(protocol.name(), protocol));
        if (byName.isEmpty() || byName.size() < protocols.size()) {
            throw new IllegalArgumentException(
                    "protocols need different names, and there is at least one: " + byName.keySet());
        }
    }

    private static Protocol generic(String name, int variations, int plateauSteps, int repetitionSteps) {
        return new Protocol(
                name,
                "all",
                new VariationChoice.Ascending(),
                variations,
                ResetOptions.EASY,
                Limits.of(100, 200),
                plateauSteps,
                repetitionSteps,
                ScoreRule.LAST);
    }

    /** The one to take where none is named. */
    public Protocol usual() {
        return byName.values().iterator().next();
    }

    public List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    /** @throws UserException if there is no such protocol */
    public Protocol named(String name) {
        return Lookup.byName(
                "protocol", name, byName.values(), Protocol::name, "a name that ends in .yaml is read as a file");
    }
}
