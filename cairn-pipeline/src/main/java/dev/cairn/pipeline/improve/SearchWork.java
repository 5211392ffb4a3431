package dev.cairn.pipeline.improve;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.explore.ExploredAgent;
import dev.cairn.agent.explore.Explorer;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Episode;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.RenamedEnvironment;
import dev.cairn.domain.pool.EnvironmentFailure;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.Arena;
import dev.cairn.pipeline.evaluate.Breakdowns;
import dev.cairn.pipeline.evaluate.Concurrency;
import dev.cairn.pipeline.work.ItemWork;
import java.nio.file.Path;
import java.util.ArrayList;
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
    public boolean isSound(Searched searched) {
        return searched.broken().isEmpty();
    }

    @Override
    public Open<Variation, Searched> open(Domain world, int threads, Consumer<String> notice) {
        AgentKind kind = AgentKind.of(agent);
        Breakdowns breakdowns = new Breakdowns(EpisodeListener.SILENT);
        Arena arena = new Arena(world, protocol, Concurrency.of(kind, threads), breakdowns, AgentOptions.DEFAULT);
        try {
            ExploredAgent explored =
                    new ExploredAgent(world, kind.roles(), role -> RoleModel.load(arena.models(models, beams), role));
            return new Searchers(arena, breakdowns, explored);
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    private final class Searchers implements Open<Variation, Searched> {
        private final Arena arena;
        private final Breakdowns breakdowns;
        private final ExploredAgent explored;

        Searchers(Arena arena, Breakdowns breakdowns, ExploredAgent explored) {
            this.arena = arena;
            this.breakdowns = breakdowns;
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
            List<Episode> played = new ArrayList<>();
            Explorer.Player player = (given, asked) -> {
                Episode episode = explored.play(given, asked, policy -> renamed.play(policy, variation));
                played.add(episode);
                breakdowns.of(episode).ifPresent(how -> {
                    throw new BrokenException(how);
                });
                return episode;
            };
            Optional<AnnotatedTrajectory> way = Optional.empty();
            Optional<String> broken = Optional.empty();
            try {
                Explorer.Found found = new Explorer(player, attempts).explore();
                if (found.solved()) {
                    way = new OwnTrajectory(renamed.environment(), found.best()).annotated();
                }
            } catch (BrokenException e) {
                broken = Optional.of(e.how());
            } catch (EnvironmentFailure e) {
                broken = Optional.of(
                        variation.key() + " ended in the replay of what was found (" + e.getMessage() + ")");
            }
            int best = played.stream().mapToInt(Episode::score).max().orElse(0);
            return new Searched(variation, played.get(0).score(), best, played.size(), way, broken);
        }

        /** The models last, for which the arena's threads compute. */
        @Override
        public void close() {
            arena.close();
            explored.close();
        }
    }

    /** Ends a search whose world or agent breaks down. */
    private static final class BrokenException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String how;

        BrokenException(String how) {
            super(how);
            this.how = how;
        }

        String how() {
            return how;
        }
    }
}
