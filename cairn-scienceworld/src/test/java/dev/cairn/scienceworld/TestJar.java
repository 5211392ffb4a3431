package dev.cairn.scienceworld;

import java.util.Optional;

/** The real simulator, fetched once if it is not there yet. */
public final class TestJar {
    public static final ScienceWorldJar JAR =
            ScienceWorldJar.locate(Optional.empty(), ScienceWorldJar.userCache(), message -> {});

    private TestJar() {}
}
