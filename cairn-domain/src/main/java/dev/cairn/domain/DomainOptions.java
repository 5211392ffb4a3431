package dev.cairn.domain;

import dev.cairn.core.Lookup;
import dev.cairn.core.UserException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How a domain is opened.
 *
 * @param values options of the domain by name, as {@code --domain-option name=value} gives them
 * @param notice gets a message when something takes a while, a download for example
 */
public record DomainOptions(Map<String, String> values, Consumer<String> notice) {
    /** No option is set, and messages go nowhere. */
    public static final DomainOptions NONE = new DomainOptions(Map.of(), message -> {});

    /** What stands after the name and a colon where a domain is chosen, a command or an address of a server for example. */
    public static final String ADDRESS = "address";

    public DomainOptions {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The same with one more. */
    DomainOptions with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new DomainOptions(more, notice);
    }

    /**
     * Checks the names of the options.
     *
     * @throws UserException if one is set that is not among {@code known}
     */
    DomainOptions require(String domain, Collection<String> known) {
        values.keySet().forEach(name -> Lookup.require("option of the domain " + domain, name, new TreeSet<>(known)));
        return this;
    }
}
