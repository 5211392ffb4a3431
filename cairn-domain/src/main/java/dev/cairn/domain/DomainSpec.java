package dev.cairn.domain;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which text world and how it is opened: all that another process needs to open the same.
 *
 * @param jars with domains that are not on the class path
 * @param choice name, or name and address
 * @param options by name
 */
public record DomainSpec(List<Path> jars, String choice, Map<String, String> options) {
    public DomainSpec {
        jars = List.copyOf(jars);
        options = new TreeMap<>(options);
    }

    /**
     * Opens it; a simulator is fetched and loaded when it is first needed.
     *
     * @param notice gets a message when something takes a while
     */
    public Domain open(Consumer<String> notice) {
        return Domains.with(jars).open(choice, new DomainOptions(options, notice));
    }

    /** The same for a process with another working directory: jars, and options that name a file, by their absolute paths. */
    public DomainSpec absolute() {
        Map<String, String> values = new TreeMap<>(options);
        values.replaceAll((name, value) -> absolute(value));
        return new DomainSpec(jars.stream().map(Path::toAbsolutePath).toList(), choice, values);
    }

    private static String absolute(String value) {
        try {
            Path path = Path.of(value);
            return Files.exists(path) ? path.toAbsolutePath().toString() : value;
        } catch (InvalidPathException e) {
            return value;
        }
    }
}
