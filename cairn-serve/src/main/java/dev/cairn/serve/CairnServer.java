package dev.cairn.serve;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Resources;
import dev.cairn.serve.agentgym.GymRoutes;
import dev.cairn.serve.agents.AgentRoutes;
import dev.cairn.serve.chat.ChatRoutes;
import dev.cairn.serve.http.Answers;
import dev.cairn.serve.http.EarlyErrors;
import dev.cairn.serve.http.Guard;
import dev.cairn.serve.http.Keys;
import dev.cairn.serve.http.Sessions;
import dev.cairn.serve.page.PageRoutes;
import dev.cairn.serve.run.RunRoutes;
import dev.cairn.serve.world.WorldRoutes;
import dev.cairn.serve.world.Worlds;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Worlds and agents over HTTP, until it is closed. */
public final class CairnServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CairnServer.class);

    private static final int LARGEST_BODY = 1 << 20;

    private static final int WATCHERS = 100;

    /** Requests that wait for no session: lists, pages, streams that are refused. */
    private static final int OTHER_THREADS = 30;

    /** Connections that come at once; with the system's fifty, some of two hundred clients would wait for minutes. */
    private static final int WAITING = 1_024;

    private static final Duration SWEEP = Duration.ofSeconds(15);

    private final Worlds worlds;
    private final ServerSettings settings;
    private final Semaphore places;
    private final List<Sessions<?>> sessions = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor clockwork;
    private final Javalin javalin;
    private final Future<?> sweep;

    private CairnServer(Worlds worlds, ServerSettings settings) {
        this.worlds = worlds;
        this.settings = settings;
        places = new Semaphore(settings.sessions());
        clockwork = new ScheduledThreadPoolExecutor(settings.sessions());
        clockwork.setKeepAliveTime(10, TimeUnit.SECONDS);
        clockwork.allowCoreThreadTimeOut(true);
        clockwork.setRemoveOnCancelPolicy(true);
        javalin = Javalin.create(this::configure);
        sweep = clockwork.scheduleWithFixedDelay(
                this::closeIdle, SWEEP.toSeconds(), SWEEP.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Starts a server.
     *
     * @param worlds closed with it
     * @throws UserException if it may not or cannot listen there
     */
    public static CairnServer start(Worlds worlds, ServerSettings settings) {
        if (settings.token().isEmpty() && !isLoopback(settings.host())) {
            throw new UserException(
                    "--host " + settings.host() + " can be reached from other machines: set a token of your"
                            + " choice in the environment, CAIRN_TOKEN, which clients then have to show");
        }
        CairnServer server = new CairnServer(worlds, settings);
        try {
            server.javalin.start();
        } catch (JavalinBindException e) {
            server.close();
            throw new UserException(
                    "cannot listen on " + settings.host() + " port " + settings.port()
                            + ", which another program may use; choose another --port, or 0 for any",
                    e);
        }
        return server;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new UserException("--host " + host + " is no address of this machine", e);
        }
    }

    /** All routes, {@code GET /v1/domains}, as documentation is held against them. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(each -> each.endpoint)
                .filter(endpoint -> !endpoint.path.equals("*"))
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .sorted()
                .toList();
    }

    /** Where it listens, {@code http://localhost:8000}. */
    public String address() {
        return "http://" + host() + ":" + javalin.port();
    }

    private String host() {
        return settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    }

    private List<String> names() {
        return isLoopback(settings.host())
                ? Stream.of("localhost", "127.0.0.1", "[::1]", host())
                        .distinct()
                        .toList()
                : List.of();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.threadPool =
                new QueuedThreadPool(settings.sessions() + WATCHERS + OTHER_THREADS, 8, (int) SWEEP.toMillis());
        config.jetty.addConnector(this::connector);
        config.routes.before(new Guard(names(), settings.token()));
        // An answer before the end of a question would end the connection, which clients keep for their next question.
        config.routes.before(Context::body);
        Answers.handleFailures(config.routes);
        new PageRoutes().add(config.routes);
        new WorldRoutes(worlds).add(config.routes);
        new GymRoutes(worlds, opening(Keys::number)).add(config.routes);
        new AgentRoutes(worlds, opening(Keys::text), clockwork, settings.runs(), new Semaphore(WATCHERS))
                .add(config.routes);
        new ChatRoutes(worlds, Clock.systemUTC()).add(config.routes);
        new RunRoutes(settings.runs()).add(config.routes);
        config.routes.get(
                "/openapi.json",
                context ->
                        Answers.text(context, "application/json", Resources.text(CairnServer.class, "openapi.json")));
    }

    private Connector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        server.setErrorHandler(new EarlyErrors());
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(WAITING);
        return connector;
    }

    private Sessions.Opening opening(Supplier<String> keys) {
        return new Sessions.Opening() {
            @Override
            public <S extends Sessions.Session> Sessions<S> sessions() {
                return open(keys);
            }
        };
    }

    private <S extends Sessions.Session> Sessions<S> open(Supplier<String> keys) {
        Sessions<S> opened = new Sessions<>(places, settings.idle(), Clock.systemUTC(), keys);
        sessions.add(opened);
        return opened;
    }

    private void closeIdle() {
        try {
            sessions.forEach(Sessions::closeIdle);
        } catch (RuntimeException e) {
            // thrown further, it would end the sweeping
            LOG.warn("an idle session was not closed", e);
        }
    }

    /** Ends all sessions, and with them the environments. */
    @Override
    public void close() {
        sweep.cancel(false);
        sessions.forEach(Sessions::close);
        clockwork.shutdownNow();
        javalin.stop();
        worlds.close();
    }
}
