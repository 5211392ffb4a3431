package dev.cairn.domain;

import dev.cairn.core.Lookup;
import dev.cairn.core.UserException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The domains on the class path. */
public final class Domains {
    private Domains() {}

    /** All of them, by name. */
    public static List<DomainProvider> all() {
        return ServiceLoader.load(DomainProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(DomainProvider::name))
                .toList();
    }

    /** @throws UserException if there is no domain of that name, with the nearest that there is */
    public static Domain open(String name, DomainOptions options) {
        return Lookup.byName("domain", name, all(), DomainProvider::name).open(options);
    }
}
