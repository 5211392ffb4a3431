package dev.cairn.serve.agents;

import dev.cairn.core.io.Json;
import dev.cairn.serve.agents.EpisodeView.StepView;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Server-sent events of one episode for one client. An event is the episode as it stands, without the steps that the client has; so one
 * that reads slowly gets fewer and larger events, and none is kept for it.
 */
final class EventStream {
    /** Shorter than what a connection may be silent; also finds out that a client has gone. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final SteeredEpisode episode;
    private final HttpServletResponse response;
    private List<StepView> sent = List.of();
    private long version = -1;

    EventStream(SteeredEpisode episode, Context context) {
        this.episode = episode;
        context.contentType("text/event-stream")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
        // Javalin's own stream keeps what is flushed
        response = context.res();
    }

    /** Sends until the client goes, or the episode is closed. */
    void run() {
        Changes changes = episode.changes();
        changes.watch();
        try {
            while (!changes.ended()) {
                long seen = changes.count();
                send();
                changes.await(seen, HEARTBEAT);
            }
            write("event: closed\ndata: {}\n\n");
        } catch (IOException e) {
            // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            changes.unwatch();
        }
    }

    private void send() throws IOException {
        EpisodeView view = episode.view();
        if (view.version() == version) {
            write(": still here\n\n");
            return;
        }
        List<StepView> steps = view.steps();
        int same = 0;
        while (same < Math.min(sent.size(), steps.size()) && sent.get(same).equals(steps.get(same))) {
            same++;
        }
        sent = steps;
        version = view.version();
        write("id: " + version + "\nevent: episode\ndata: " + Json.write(view.from(same)) + "\n\n");
    }

    private void write(String event) throws IOException {
        response.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
