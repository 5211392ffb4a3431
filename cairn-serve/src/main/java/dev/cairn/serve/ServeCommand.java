package dev.cairn.serve;

import static dev.cairn.core.InvalidValueException.requireAtLeast;
import static dev.cairn.core.InvalidValueException.requireBetween;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.cli.option.DomainFlags;
import dev.cairn.core.UserException;
import dev.cairn.serve.world.WorldSettings;
import dev.cairn.serve.world.Worlds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn serve}. */
@Command(
        name = "serve",
        description = {
            "Serve worlds and agents over HTTP until it is interrupted: environments by AgentGym's protocol, episodes to"
                    + " watch and steer, agents as models of OpenAI's protocol. Listens on this machine only, unless"
                    + " --host says otherwise; then clients have to show the token in the environment variable CAIRN_TOKEN."
        })
public final class ServeCommand extends ConsoleCommand {
    @Mixin
    private DomainFlags domain = new DomainFlags();

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Folder with executor/, controller/, first/, swift/. Default: the models shipped with Cairn.")
    private Path models = Path.of(System.getProperty("cairn.home", ".")).resolve("models");

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "localhost",
            description = "Name or address to listen on.")
    private String host = "";

    @Option(names = "--port", paramLabel = "N", defaultValue = "8000", description = "Port; 0 for any that is free.")
    private int port;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "256",
            description = "Environments and episodes that clients may have open at once.")
    private int sessions;

    @Option(
            names = "--idle-minutes",
            paramLabel = "N",
            defaultValue = "30",
            description = "Minutes after which one that nobody uses is closed.")
    private int idleMinutes;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Folder of the run directories that are shown; played episodes are saved there.")
    private Path runs = Path.of("runs");

    public ServeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        requireBetween(0, 65_535, "--port", port);
        requireBetween(1, 10_000, "--sessions", sessions);
        requireAtLeast(1, "--idle-minutes", idleMinutes);
        ServerSettings settings =
                new ServerSettings(host, port, token(System.getenv()), sessions, Duration.ofMinutes(idleMinutes), runs);
        Worlds worlds = new Worlds(
                domain.open(console()),
                domain.installed(),
                console()::say,
                new WorldSettings(models, domain.threads(), sessions));
        CairnServer server = CairnServer.start(worlds, settings);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        line("serving on " + server.address());
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.close();
        }
        return 0;
    }

    /** A secret on the command line could be read by every user of the machine. */
    static Optional<String> token(Map<String, String> environment) {
        Optional<String> token =
                Optional.ofNullable(environment.get("CAIRN_TOKEN")).filter(given -> !given.isEmpty());
        if (token.filter(given -> !given.matches("[!-~]{8,}") || given.matches(".*[\",;\\\\].*"))
                .isPresent()) {
            throw new UserException(
                    "CAIRN_TOKEN needs 8 or more letters, digits and signs, without blanks, quotes, commas,"
                            + " semicolons and backslashes");
        }
        return token;
    }
}
