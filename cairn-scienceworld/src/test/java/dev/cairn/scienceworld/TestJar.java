package dev.cairn.scienceworld;

import dev.cairn.domain.fetch.WheelDownload;
import java.util.Optional;

/** The real simulator, fetched once if it is not there yet. */
public final class TestJar {
    public static final ScienceWorldJar JAR =
            ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {});

    private TestJar() {}
}
