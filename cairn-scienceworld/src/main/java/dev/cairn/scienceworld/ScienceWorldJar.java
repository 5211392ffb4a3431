package dev.cairn.scienceworld;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Sha256;
import dev.cairn.domain.fetch.WheelDownload;
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
    private static final String PACKAGE = "scienceworld==1.2.3";
    private static final String WHEEL = "e9737b9d099bfaad90ef053ad6ac1d795e2063ed320efdfc0e9d9c8b5bebf419";
    private static final String NAME = "scienceworld-1.2.3.jar";

    /** SHA-256 of each jar that Cairn has been tried with, and its release. */
    private static final Map<String, String> KNOWN = Map.of(
            "46c2dfcd4a13816f3c3667f859516f2c3beed4a0c57ed9d6139316ebba06d2c1", "1.2.0",
            "c32f8f9f273fb5a450409c3e18a26816d39c938ebf39868f3316d22d47a481ae", "1.2.1",
            "acf78433198e5464659df7f6bdeb0503bc9b5802c10c27ebc5aa2eb9afe05e90", "1.2.2",
            "f4e1fdce0cdabe1bab7128a7e78ea820210d9db3c28d7272bcbbc3f3a1c5f0d7", "1.2.3");

    private static final String UNKNOWN = "unknown";

    /**
     * Checks a jar given by the user.
     *
     * @throws UserException if it is missing or not a known ScienceWorld jar; names its hash
     */
    public static ScienceWorldJar of(Path path) {
        ScienceWorldJar jar = unsafe(path);
        if (!jar.known()) {
            throw new UserException(path + " is not a ScienceWorld jar that Cairn knows: its SHA-256 is "
                    + jar.sha256()
                    + ", as of no release from 1.2.0 to 1.2.3. Use scienceworld.jar from the Python package"
                    + " scienceworld==1.2.3, or go on in the plain mode with --unsafe-jar.");
        }
        return jar;
    }

    /**
     * Takes a jar as it is; one of unknown content has the version {@code unknown}.
     *
     * @throws UserException if it is missing
     */
    public static ScienceWorldJar unsafe(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new UserException("no ScienceWorld jar at " + path
                    + "; give another with --scienceworld-jar, or leave the option out to have it fetched");
        }
        String hash = Sha256.of(path);
        return new ScienceWorldJar(path, KNOWN.getOrDefault(hash, UNKNOWN), hash);
    }

    /** Whether Cairn has been tried with this very jar. */
    public boolean known() {
        return !version.equals(UNKNOWN);
    }

    /**
     * The jar at {@code given}; otherwise the one in {@code cache}, fetched into it with pip if it is not there or not whole.
     *
     * @param notice gets a message when that takes a while
     */
    public static ScienceWorldJar locate(Optional<Path> given, Path cache, Consumer<String> notice) {
        return given.map(ScienceWorldJar::of).orElseGet(() -> {
            Path cached = cache.resolve(NAME);
            boolean there = Files.isRegularFile(cached);
            if (there && unsafe(cached).known()) {
                return unsafe(cached);
            }
            if (there) {
                notice.accept(cached + " is damaged, so it is fetched again");
            }
            new WheelDownload(
                            PACKAGE,
                            WHEEL,
                            "Or give the jar of that Python package with --scienceworld-jar FILE.",
                            notice)
                    .into(cache, Map.of(NAME, "scienceworld/scienceworld.jar"));
            return of(cached);
        });
    }
}
