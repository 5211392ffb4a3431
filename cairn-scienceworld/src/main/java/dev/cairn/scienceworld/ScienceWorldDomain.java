package dev.cairn.scienceworld;

import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainFlag;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.DomainProvider;
import dev.cairn.domain.fetch.WheelDownload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes {@link ScienceWorld}. */
public final class ScienceWorldDomain implements DomainProvider {
    /** A ScienceWorld 1.2.x jar; without it, 1.2.3 is fetched once and kept. */
    public static final String JAR = "jar";

    /** {@code true} takes a jar that Cairn has never been tried with. */
    public static final String UNSAFE_JAR = "unsafe-jar";

    /** {@code fast} or {@code plain}. */
    public static final String MODE = "mode";

    @Override
    public String name() {
        return ScienceWorld.NAME;
    }

    @Override
    public String description() {
        return "Elementary science in a house: 30 tasks, 7,207 variations (Wang et al. 2022)";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                JAR, "a ScienceWorld 1.2.x jar; without it, 1.2.3 is fetched once and kept",
                UNSAFE_JAR, "true takes a jar that Cairn has never been tried with",
                MODE, "fast (default), or plain, the simulator's own code");
    }

    @Override
    public List<DomainFlag> flags() {
        return List.of(
                new DomainFlag(
                        "--scienceworld-jar",
                        JAR,
                        "FILE",
                        "ScienceWorld 1.2.x jar; without it, 1.2.3 is fetched once with pip and kept."),
                new DomainFlag(
                        "--unsafe-jar",
                        UNSAFE_JAR,
                        "",
                        "Take the jar of --scienceworld-jar even if Cairn has never been tried with it. It runs in the"
                                + " plain mode; results may not compare with others."),
                new DomainFlag(
                        "--simulator-mode",
                        MODE,
                        "MODE",
                        "Of ScienceWorld: fast (default), or plain, the simulator's own code, many times slower, for"
                                + " the same texts."));
    }

    /** The command line and its documents were made for it. */
    @Override
    public boolean usual() {
        return true;
    }

    @Override
    public Domain open(DomainOptions options) {
        SimulatorMode mode = options.value(MODE).map(SimulatorMode::of).orElse(SimulatorMode.FAST);
        return ScienceWorld.whenNeeded(() -> jar(options), mode);
    }

    /**
     * The jar that the options name.
     *
     * @throws UserException if it is missing or unknown
     */
    public static ScienceWorldJar jar(DomainOptions options) {
        if (!options.value(UNSAFE_JAR).map(Boolean::parseBoolean).orElse(false)) {
            return ScienceWorldJar.locate(
                    options.value(JAR).map(Path::of), WheelDownload.userCache(), options.notice());
        }
        ScienceWorldJar given = ScienceWorldJar.unsafe(options.value(JAR)
                .map(Path::of)
                .orElseThrow(() ->
                        new UserException("--unsafe-jar is for a jar of yours: give it with --scienceworld-jar FILE")));
        if (!given.known()) {
            options.notice()
                    .accept("warning: " + given.path() + " is not a jar that Cairn knows (sha256 " + given.sha256()
                            + "); it runs in the plain mode, and nothing is promised about its results");
        }
        return given;
    }
}
