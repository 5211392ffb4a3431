package dev.cairn.serve;

import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.serve.world.WorldSettings;
import dev.cairn.serve.world.Worlds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Servers on any free port. */
final class TestServer {
    static final Path SHIPPED_MODELS = Path.of("..", "models");

    private TestServer() {}

    /** A server of the toy world. */
    static CairnServer toy(Path runs) {
        return start("toy", runs, Optional.empty(), 64);
    }

    static CairnServer start(String domain, Path runs, Optional<String> token, int sessions) {
        return CairnServer.start(
                worlds(domain, sessions),
                new ServerSettings("localhost", 0, token, sessions, Duration.ofMinutes(5), runs));
    }

    /** A server of any world. */
    static CairnServer of(Domain domain, Path runs) {
        return CairnServer.start(
                worlds(domain, 64),
                new ServerSettings("localhost", 0, Optional.empty(), 64, Duration.ofMinutes(5), runs));
    }

    static Worlds worlds(String domain, int sessions) {
        return worlds(Domains.installed().open(domain, DomainOptions.NONE), sessions);
    }

    private static Worlds worlds(Domain domain, int sessions) {
        return new Worlds(
                domain,
                Domains.installed(),
                message -> {},
                new WorldSettings(SHIPPED_MODELS, 1, sessions));
    }
}
