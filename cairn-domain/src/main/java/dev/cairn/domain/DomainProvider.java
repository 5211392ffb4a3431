package dev.cairn.domain;

import java.util.List;
import java.util.Map;

/** Makes a domain; found by {@link java.util.ServiceLoader}. */
public interface DomainProvider {
    /** Name of the domain, in lower case. */
    String name();

    /** What kind of world it is, in one sentence. */
    String description();

    /**
     * What can be set, with what it does in one sentence. One that takes an address, as in {@code --domain NAME:ADDRESS}, has
     * {@link DomainOptions#ADDRESS}.
     */
    default Map<String, String> options() {
        return Map.of();
    }

    /** Which of the options have a flag of their own on the command line, where the domain is on the class path. */
    default List<DomainFlag> flags() {
        return List.of();
    }

    /** Whether it is meant where none is named. */
    default boolean usual() {
        return false;
    }

    /**
     * Opens the domain.
     *
     * @param options none but those of {@link #options}
     * @throws dev.cairn.core.UserException if an option has no such value
     */
    Domain open(DomainOptions options);
}
