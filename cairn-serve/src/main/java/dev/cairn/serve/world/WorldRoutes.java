package dev.cairn.serve.world;

import dev.cairn.domain.DomainContents;
import dev.cairn.serve.http.Answers;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;

/** {@code /v1/domains}: what there is to choose from. */
public record WorldRoutes(Worlds worlds) {
    /** A world in the list of worlds. */
    record Summary(String name, String description, List<ServedAgent> agents) {
        static Summary of(ServedWorld world) {
            return new Summary(world.domain().name(), world.description(), world.agents());
        }
    }

    /** A world with all its tasks. */
    record Details(
            String name,
            String description,
            List<ServedAgent> agents,
            List<DomainContents.Task> tasks,
            Map<String, List<String>> groups) {
        static Details of(ServedWorld world) {
            DomainContents contents = DomainContents.of(world.domain());
            return new Details(
                    world.domain().name(), world.description(), world.agents(), contents.tasks(), contents.groups());
        }
    }

    /** Adds them. */
    public void add(RoutesConfig routes) {
        routes.get(
                "/v1/domains",
                context -> Answers.json(
                        context,
                        Map.of("domains", worlds.all().stream().map(Summary::of).toList())));
        routes.get(
                "/v1/domains/{domain}",
                context -> Answers.json(context, Details.of(worlds.named(context.pathParam("domain")))));
    }
}
