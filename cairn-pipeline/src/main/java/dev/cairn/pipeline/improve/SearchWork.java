package dev.cairn.pipeline.improve;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.explore.Attempt;
import dev.cairn.agent.explore.ExploredAgent;
import dev.cairn.agent.explore.Explorer;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.RenamedEnvironment;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.Arena;
import dev.cairn.pipeline.evaluate.Concurrency;
import dev.cairn.pipeline.work.ItemWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Playing one training variation, and searching where the agent fails.
 *
 * @param agent label of one with small models
 * @param models their folder
 */
record SearchWork(String agent, Protocol protocol, int attempts, int beams, NewNames names, Path models)
        implements ItemWork<Variation, Searched> {
    @Override
    public Class<Variation> itemType() {
        return Variation.class;
    }

    @Override
    public Class<Searched> resultType() {
        return Searched.class;
    }

    @Override
    public int together() {
        return 8;
    }

    @Override
    public Open<Variation, Searched> open(Domain world, int threads, Consumer<String> notice) {
        AgentKind kind = AgentKind.of(agent);
        Arena arena =
                new Arena(world, protocol, Concurrency.of(kind, threads), EpisodeListener.SILENT, AgentOptions.DEFAULT);
        try {
            ExploredAgent explored =
                    new ExploredAgent(world, kind.roles(), role -> RoleModel.load(arena.models(models, beams), role));
            return new Searchers(arena, explored);
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    private final class Searchers implements Open<Variation, Searched> {
        private final Arena arena;
        private final ExploredAgent explored;

        Searchers(Arena arena, ExploredAgent explored) {
            this.arena = arena;
            this.explored = explored;
        }

        @Override
        public void run(
                List<Variation> variations,
                UnaryOperator<Function<Variation, Searched>> memory,
                BiConsumer<Variation, Searched> done) {
            arena.run(variations, place -> memory.apply(variation -> search(place, variation)), done);
        }

        private Searched search(Arena.Place place, Variation variation) {
            Arena.Place renamed =
                    place.in(environment -> new RenamedEnvironment(environment, task -> names.of(variation, task)));
            Explorer.Player player =
                    (given, asked) -> explored.play(given, asked, policy -> renamed.play(policy, variation));
            Explorer.Found found = new Explorer(player, attempts).explore();
            Attempt best = found.best();
            return new Searched(
                    variation,
                    found.own().episode().score(),
                    best.episode().score(),
                    found.played(),
                    found.solved() ? new OwnTrajectory(renamed.environment(), best).annotated() : Optional.empty());
        }

        /** The models last, for which the arena's threads compute. */
        @Override
        public void close() {
            arena.close();
            explored.close();
        }
    }
}
