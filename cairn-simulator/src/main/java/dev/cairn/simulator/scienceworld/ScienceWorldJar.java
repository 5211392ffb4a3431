package dev.cairn.simulator.scienceworld;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A ScienceWorld jar whose content is known.
 *
 * @param version release it is from, for example {@code 1.2.3}
 */
public record ScienceWorldJar(Path path, String version, String sha256) {
    /** SHA-256 of each jar that Cairn has been tried with, and its release. */
    private static final Map<String, String> KNOWN =
            Map.of("f4e1fdce0cdabe1bab7128a7e78ea820210d9db3c28d7272bcbbc3f3a1c5f0d7", "1.2.3");

    /**
     * Checks a jar given by the user.
     *
     * @throws UserException if it is missing or not a known ScienceWorld jar; names its hash
     */
    public static ScienceWorldJar of(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new UserException("no ScienceWorld jar at " + path
                    + "; give another with --scienceworld-jar, or leave the option out to have it fetched");
        }
        String hash = Sha256.of(path);
        String version = KNOWN.get(hash);
        if (version == null) {
            throw new UserException(path + " is not a ScienceWorld jar that Cairn knows: its SHA-256 is " + hash
                    + ", expected " + String.join(" or ", KNOWN.keySet())
                    + "; use scienceworld.jar from the Python package scienceworld==1.2.3");
        }
        return new ScienceWorldJar(path, version, hash);
    }

    /**
     * The jar at {@code given}; otherwise the one in {@code cache}, fetched into it with pip if it is not there.
     *
     * @param notice told what is going on when that takes a while
     */
    public static ScienceWorldJar locate(Optional<Path> given, Path cache, Consumer<String> notice) {
        return given.map(ScienceWorldJar::of).orElseGet(() -> {
            Path cached = cache.resolve("scienceworld-1.2.3.jar");
            if (!Files.isRegularFile(cached)) {
                new JarDownload(cached, notice).run();
            }
            return of(cached);
        });
    }

    /** Where downloads are kept: {@code $XDG_CACHE_HOME/cairn}, or {@code ~/.cache/cairn}. */
    public static Path userCache() {
        String base = System.getenv("XDG_CACHE_HOME");
        Path root = base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base);
        return root.resolve("cairn");
    }
}
