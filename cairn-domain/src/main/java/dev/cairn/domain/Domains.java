package dev.cairn.domain;

import dev.cairn.core.CairnException;
import dev.cairn.core.Lookup;
import dev.cairn.core.UserException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** The domains that can be opened: those on the class path, and those in jars of the user's. */
public final class Domains {
    private static final String SERVICE = "META-INF/services/" + DomainProvider.class.getName();

    private final List<DomainProvider> all;

    private Domains(ClassLoader loader) {
        all = ServiceLoader.load(DomainProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(DomainProvider::name))
                .toList();
    }

    /** Those on the class path. */
    public static Domains installed() {
        return new Domains(Domains.class.getClassLoader());
    }

    /**
     * Those on the class path and in jars, whose classes see Cairn's and each other.
     *
     * @param jars jar files, or folders with classes
     * @throws UserException if one is missing, has no domain, or one that cannot be loaded or has the name of another one
     */
    public static Domains with(List<Path> jars) {
        if (jars.isEmpty()) {
            return installed();
        }
        URL[] urls = jars.stream().map(Domains::url).toArray(URL[]::new);
        requireDomain(jars, urls);
        // Open as long as the process is: domains load classes and read resources when they are first needed.
        @SuppressWarnings("resource")
        URLClassLoader loader = new URLClassLoader(urls, Domains.class.getClassLoader());
        try {
            Domains domains = new Domains(loader);
            domains.requireDifferentNames();
            return domains;
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new UserException(
                    "a domain in " + jars + " cannot be loaded: " + e.getMessage()
                            + "; was it compiled for this version of Cairn, and are the jars it needs given too?",
                    e);
        }
    }

    /** All of them, by name. */
    public List<DomainProvider> all() {
        return all;
    }

    /** Their names, that of the usual one first. */
    public List<String> names() {
        return all.stream()
                .sorted(Comparator.comparing(DomainProvider::usual).reversed())
                .map(DomainProvider::name)
                .toList();
    }

    /**
     * The one that is meant where none is named.
     *
     * @throws UserException if there is none
     */
    public DomainProvider usual() {
        return all.stream()
                .filter(DomainProvider::usual)
                .findFirst()
                .orElseThrow(() -> new UserException("no domain is the usual one here; name one with --domain"));
    }

    /**
     * Opens a domain.
     *
     * @param choice its name, or name and address: {@code toy}, {@code process:python3 my_world.py}
     * @throws UserException if there is no domain of that name, with the nearest that there is, or it cannot be opened so
     */
    public Domain open(String choice, DomainOptions options) {
        int colon = choice.indexOf(':');
        String name = colon < 0 ? choice : choice.substring(0, colon);
        DomainProvider provider =
                Lookup.byName("domain", name, all, DomainProvider::name, "--domain-path adds a jar with more");
        DomainOptions given = colon < 0 ? options : options.with(DomainOptions.ADDRESS, choice.substring(colon + 1));
        return provider.open(given.require(name, provider.options().keySet()));
    }

    private void requireDifferentNames() {
        Set<String> names = new HashSet<>();
        for (DomainProvider provider : all) {
            if (!names.add(provider.name())) {
                throw new UserException("two domains are called '" + provider.name() + "', one of them "
                        + provider.getClass().getName() + "; give it another name, or leave out its jar");
            }
        }
    }

    private static void requireDomain(List<Path> jars, URL[] urls) {
        try (URLClassLoader alone = new URLClassLoader(urls, null)) {
            if (alone.findResource(SERVICE) == null) {
                throw new UserException(
                        "no domain in " + jars + ": there is no " + SERVICE + ", which names a DomainProvider");
            }
        } catch (IOException e) {
            throw new CairnException("cannot read " + jars, e);
        }
    }

    private static URL url(Path jar) {
        if (!Files.exists(jar)) {
            throw new UserException("there is no " + jar + "; --domain-path takes jar files and folders with classes");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new CairnException("cannot open " + jar, e);
        }
    }
}
