package dev.cairn.domain;

/** Makes a domain; found by {@link java.util.ServiceLoader}. */
public interface DomainProvider {
    /** Name of the domain, in lower case. */
    String name();

    /** What kind of world it is, in one sentence. */
    String description();

    /** @throws dev.cairn.core.UserException if an option is unknown or has no such value */
    Domain open(DomainOptions options);
}
