package dev.cairn.serve.agents;

import dev.cairn.core.SubGoal;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.serve.http.Answers;
import dev.cairn.serve.http.Fields;
import dev.cairn.serve.http.HttpProblem;
import dev.cairn.serve.http.Sessions;
import dev.cairn.serve.world.ServedWorld;
import dev.cairn.serve.world.Worlds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/** {@code /v1/agents}. */
public final class AgentRoutes {
    private static final String EPISODE = "/v1/agents/{id}";

    /** More would only cost: answers behind the first few are hardly ever taken. */
    private static final int MOST_BEAMS = 20;

    private static final int MOST_STEPS = 10_000;
    private static final int LONGEST_TEXT = 2_000;
    private static final double FASTEST = 1_000;

    private final Worlds worlds;
    private final Sessions<SteeredEpisode> episodes;
    private final ScheduledExecutorService clockwork;
    private final SavedEpisodes saved;
    private final Semaphore watchers;

    /**
     * Routes over these worlds.
     *
     * @param clockwork makes the steps of running episodes
     * @param runs where played episodes are saved
     * @param watchers how many streams of events there may be
     */
    public AgentRoutes(
            Worlds worlds,
            Sessions.Opening opening,
            ScheduledExecutorService clockwork,
            Path runs,
            Semaphore watchers) {
        this.worlds = worlds;
        this.episodes = opening.sessions();
        this.clockwork = clockwork;
        this.saved = new SavedEpisodes(runs);
        this.watchers = watchers;
    }

    /** Adds them. */
    public void add(RoutesConfig routes) {
        routes.post("/v1/agents", this::create);
        routes.get(EPISODE, context -> answer(context, episode(context).view().from(from(context))));
        routes.delete(EPISODE, this::close);
        routes.post(EPISODE + "/step", this::step);
        routes.post(EPISODE + "/run", this::run);
        routes.post(
                EPISODE + "/pause",
                context -> answer(context, latest(context, episode(context).pause())));
        routes.put(EPISODE + "/sub-goal", this::nameSubGoal);
        routes.post(EPISODE + "/back", this::back);
        routes.get(
                EPISODE + "/actions",
                context ->
                        Answers.json(context, Map.of("actions", episode(context).validActions())));
        routes.get(EPISODE + "/events", this::events);
        routes.get(EPISODE + "/trajectory", this::trajectory);
        routes.post(EPISODE + "/save", this::save);
    }

    private void create(Context context) {
        Fields fields = Fields.of(context, "domain", "task", "variation", "agent", "beams", "seed");
        String task = fields.text("task");
        int number = fields.number("variation", 0, 0, Integer.MAX_VALUE);
        int beams = fields.number("beams", 5, 1, MOST_BEAMS);
        int seed = fields.number("seed", 1, 0, Integer.MAX_VALUE);
        ServedWorld world = fields.optionalText("domain").map(worlds::named).orElseGet(worlds::usual);
        String agent =
                world.agent(fields.optionalText("agent").orElse("two-level")).name();
        TaskCatalog tasks = world.domain().tasks();
        Variation variation = tasks.variation(tasks.single(task), number);
        String id = episodes.open(
                key -> new SteeredEpisode(new EpisodeStart(key, variation, agent, beams, seed), world, clockwork));
        context.status(201).header("Location", "/v1/agents/" + id);
        answer(context, episode(id).view());
    }

    private void close(Context context) {
        if (!episodes.close(context.pathParam("id"))) {
            throw unknown();
        }
        context.status(204);
    }

    private void step(Context context) {
        Fields fields = Fields.of(context, "action");
        SteeredEpisode episode = episode(context);
        answer(
                context,
                latest(context, episode.step(fields.optionalText("action").map(AgentRoutes::line))));
    }

    private void run(Context context) {
        Fields fields = Fields.of(context, "speed");
        SteeredEpisode episode = episode(context);
        answer(context, latest(context, episode.run(fields.decimal("speed", 0, 0, FASTEST))));
    }

    private void nameSubGoal(Context context) {
        Fields fields = Fields.of(context, "subGoal");
        SteeredEpisode episode = episode(context);
        Optional<SubGoal> named =
                fields.optionalText("subGoal").map(AgentRoutes::line).map(SubGoal::new);
        answer(context, latest(context, episode.name(named)));
    }

    private void back(Context context) {
        int step = Fields.of(context, "step").number("step", 0, MOST_STEPS);
        answer(context, latest(context, episode(context).back(step)));
    }

    /** One stream is a thread that waits most of the time, so there is a limit. */
    private void events(Context context) {
        SteeredEpisode episode = episode(context);
        if (!watchers.tryAcquire()) {
            throw HttpProblem.tooMany(
                    "this server has as many streams of events as it may; ask for the episode instead");
        }
        try {
            new EventStream(episode, context).run();
        } finally {
            watchers.release();
        }
    }

    private void trajectory(Context context) {
        String line = Json.write(episode(context).played().trajectory()) + "\n";
        context.header("Content-Disposition", "attachment; filename=\"trajectories.jsonl\"");
        Answers.text(context, "application/x-ndjson", line);
    }

    private void save(Context context) {
        SteeredEpisode episode = episode(context);
        Domain domain = worlds.named(episode.view().domain()).domain();
        Answers.json(context, saved.save(domain, episode.played()));
    }

    private static void answer(Context context, EpisodeView view) {
        Answers.json(context, view);
    }

    /** After a change, the client needs the steps that it does not have, by default only the last. */
    private static EpisodeView latest(Context context, EpisodeView view) {
        return context.queryParam("from") == null ? view.from(view.steps().size() - 1) : view.from(from(context));
    }

    private static int from(Context context) {
        String from = context.queryParam("from");
        if (from == null) {
            return 0;
        }
        if (!from.matches("\\d{1,6}")) {
            throw HttpProblem.badRequest("'from' is a number of steps, 0 or more");
        }
        return Integer.parseInt(from);
    }

    /** What somebody types goes into prompts and logs as one line. */
    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.isEmpty() || line.length() > LONGEST_TEXT) {
            throw HttpProblem.badRequest("expected a text of 1 to " + LONGEST_TEXT + " characters");
        }
        return line;
    }

    private SteeredEpisode episode(Context context) {
        return episode(context.pathParam("id"));
    }

    private SteeredEpisode episode(String id) {
        return episodes.find(id).orElseThrow(AgentRoutes::unknown);
    }

    private static HttpProblem unknown() {
        return HttpProblem.notFound("there is no such episode; it may have been closed because nobody came back to it");
    }
}
