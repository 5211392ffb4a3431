package dev.cairn.serve;

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

    static Worlds worlds(String domain, int sessions) {
        Domains domains = Domains.installed();
        return new Worlds(
                domains.open(domain, DomainOptions.NONE),
                domains,
                message -> {},
                new WorldSettings(SHIPPED_MODELS, 1, sessions));
    }
}
