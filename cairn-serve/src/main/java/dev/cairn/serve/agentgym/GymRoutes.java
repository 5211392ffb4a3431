package dev.cairn.serve.agentgym;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.domain.AgentGymEnvironment;
import dev.cairn.serve.http.Answers;
import dev.cairn.serve.http.Fields;
import dev.cairn.serve.http.HttpProblem;
import dev.cairn.serve.http.Sessions;
import dev.cairn.serve.world.ServedWorld;
import dev.cairn.serve.world.Worlds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /agentgym/{world}}: environments by the protocol of AgentGym's servers (Xi et al. 2024). Errors of a call are answers with the
 * status 200 and an {@code error}, as there; a body that is none of the protocol has the status 422.
 */
public final class GymRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(GymRoutes.class);
    private static final String WORLD = "/agentgym/{world}";

    private final Worlds worlds;
    private final Sessions<GymEnvironment> environments;

    /** Routes over these worlds. */
    public GymRoutes(Worlds worlds, Sessions.Opening opening) {
        this.worlds = worlds;
        this.environments = opening.sessions();
    }

    /** Adds them. */
    public void add(RoutesConfig routes) {
        routes.get(
                WORLD,
                guarded(context ->
                        answer(context, "This is environment " + offer(context).title() + ".")));
        routes.post(WORLD + "/create", guarded(context -> answer(context, create(context))));
        routes.post(WORLD + "/reset", guarded(context -> {
            Fields fields = Fields.open(context);
            int index = integer(fields, "data_idx");
            answer(context, environment(context, id(fields)).reset(index));
        }));
        routes.post(WORLD + "/step", guarded(context -> {
            Fields fields = Fields.open(context);
            if (!fields.get("action").isTextual()) {
                throw invalid("action", "Input should be a valid string");
            }
            answer(context, environment(context, id(fields)).step(fields.text("action")));
        }));
        routes.post(WORLD + "/close", guarded(context -> {
            String id = id(Fields.open(context));
            environment(context, id);
            answer(context, environments.close(id));
        }));
        routes.get(
                WORLD + "/observation",
                guarded(context -> answer(context, queried(context).observation())));
        routes.get(
                WORLD + "/detail",
                guarded(context -> answer(context, queried(context).detail())));
        routes.get(
                WORLD + "/task_description",
                guarded(context -> answer(
                        context,
                        Map.of("task_description", queried(context).detail().get("task_description")))));
    }

    private Map<String, Object> create(Context context) {
        String name = context.pathParam("world");
        Offer offer = offer(context);
        Fields fields = Fields.open(context);
        Games games = offer.games().orElseGet(() -> games(offer.world(), fields));
        String simplifications = offer.published().isPresent()
                ? ""
                : fields.optionalText("simplifications").orElse("");
        String id =
                environments.open(key -> new GymEnvironment(name, offer.world().open(), games, simplifications));
        return Map.of("id", Integer.parseInt(id));
    }

    private static Games games(ServedWorld world, Fields fields) {
        return Games.of(
                world.domain().tasks(),
                fields.optionalText("tasks").orElse("all"),
                fields.optionalText("split").map(Split::of));
    }

    /**
     * What a path names.
     *
     * @param published if it is by the name of AgentGym's own servers, whose clients send no options
     */
    private record Offer(ServedWorld world, Optional<AgentGymEnvironment> published) {
        String title() {
            return published
                    .map(AgentGymEnvironment::title)
                    .orElseGet(() -> world.domain().name());
        }

        Optional<Games> games() {
            return published.map(environment -> Games.of(world.domain().tasks(), environment.tasks()));
        }
    }

    private Offer offer(Context context) {
        String name = context.pathParam("world");
        return worlds.offeredByAgentGym(name)
                .map(world -> new Offer(world, world.domain().agentGym()))
                .orElseGet(() -> new Offer(worlds.named(name), Optional.empty()));
    }

    private GymEnvironment queried(Context context) {
        String id = context.queryParam("id");
        if (id == null || !id.matches("\\d{1,10}")) {
            throw invalid("id", "Input should be a valid integer");
        }
        return environment(context, id);
    }

    private GymEnvironment environment(Context context, String id) {
        return environments
                .find(id)
                .filter(found -> found.world().equals(context.pathParam("world")))
                .orElseThrow(() -> HttpProblem.notFound("The id " + id + " is not valid."));
    }

    private static String id(Fields fields) {
        return Integer.toString(integer(fields, "id"));
    }

    private static int integer(Fields fields, String name) {
        JsonNode value = fields.get(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw invalid(name, fields.has(name) ? "Input should be a valid integer" : "Field required");
        }
        return value.asInt();
    }

    private static Handler guarded(Handler handler) {
        return context -> {
            try {
                handler.handle(context);
            } catch (InvalidBody e) {
                context.status(422);
                answer(context, Map.of("detail", List.of(Map.of("loc", List.of("body", e.field), "msg", e.reason))));
            } catch (HttpProblem | UserException e) {
                answer(
                        context,
                        Map.of("error", Optional.ofNullable(e.getMessage()).orElse("")));
            } catch (RuntimeException e) {
                LOG.warn("{} failed", context.path(), e);
                answer(context, Map.of("error", "the environment broke down: reset it"));
            }
        };
    }

    private static void answer(Context context, Object value) {
        Answers.text(context, "application/json", Json.write(value));
    }

    private static InvalidBody invalid(String field, String reason) {
        return new InvalidBody(field, reason);
    }

    /** A body that the protocol does not have. */
    private static final class InvalidBody extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final String field;
        final String reason;

        InvalidBody(String field, String reason) {
            super(field + ": " + reason);
            this.field = field;
            this.reason = reason;
        }
    }
}
