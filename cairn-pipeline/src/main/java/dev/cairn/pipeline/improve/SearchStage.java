package dev.cairn.pipeline.improve;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.explore.Attempt;
import dev.cairn.agent.explore.ExploredAgent;
import dev.cairn.agent.explore.Explorer;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.domain.RenamedEnvironment;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.Arena;
import dev.cairn.pipeline.evaluate.Concurrency;
import dev.cairn.pipeline.evaluate.ItemLog;
import dev.cairn.pipeline.train.ModelFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plays training variations, some with things that have other names, and searches where the agent fails: {@code searches.jsonl}, and the ways found as annotated
 * trajectories, {@code found.jsonl}.
 */
record SearchStage(Domain world, SearchStage.Config config, NewNames names, Path models, int threads)
        implements Stage<SearchResult> {
    static final String FOUND = "found.jsonl";
    private static final String FILE = "searches.jsonl";

    /**
     * What decides the result.
     *
     * @param agent of small models
     * @param variations to learn in
     * @param attempts episodes of a variation at most
     * @param beams width of the models' search, from whose answers others are taken
     * @param renamedShare of the variations, in which things have other names
     * @param seed of these names
     */
    record Config(
            AgentKind agent,
            Protocol protocol,
            List<Variation> variations,
            int attempts,
            int beams,
            double renamedShare,
            long seed) {}

    @Override
    public String command() {
        return "search-" + config.agent().label();
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(world.provenance());
        inputs.putAll(ModelFiles.hashes(models, config.agent().roles()));
        return inputs;
    }

    @Override
    public Class<SearchResult> resultType() {
        return SearchResult.class;
    }

    @Override
    public SearchResult run(RunDirectory run, Progress progress) {
        List<Variation> all = config.variations();
        Concurrency concurrency = Concurrency.of(config.agent(), threads);
        try (ItemLog<Searched> log = ItemLog.open(
                        run,
                        FILE,
                        Searched.class,
                        searched -> searched.variation().key(),
                        searched -> true);
                Arena arena =
                        new Arena(world, config.protocol(), concurrency, EpisodeListener.SILENT, AgentOptions.DEFAULT);
                ExploredAgent agent = new ExploredAgent(
                        world,
                        config.agent().roles(),
                        role -> RoleModel.load(arena.models(models, config.beams()), role))) {
            int done = log.done(all, Variation::key);
            try (Progress.Bar bar = progress.bar("search", all.size(), done)) {
                arena.<Variation, Searched>run(
                        all.subList(done, all.size()),
                        place -> log.remembering(Variation::key, variation -> search(agent, place, variation)),
                        (variation, searched) -> {
                            log.append(searched);
                            bar.step(variation.key());
                        });
            }
            log.complete();
        }
        List<Searched> searches = Jsonl.read(run.file(FILE), Searched.class);
        AtomicFiles.write(run.file(FOUND), out -> {
            for (Searched searched : searches) {
                if (searched.found().isPresent()) {
                    out.write(Json.write(searched.found().orElseThrow()) + "\n");
                }
            }
        });
        return SearchResult.of(searches);
    }

    private Searched search(ExploredAgent agent, Arena.Place place, Variation variation) {
        Arena.Place renamed =
                place.in(environment -> new RenamedEnvironment(environment, task -> names.of(variation, task)));
        Explorer.Player player = (given, asked) -> agent.play(given, asked, policy -> renamed.play(policy, variation));
        Explorer.Found found = new Explorer(player, config.attempts()).explore();
        Attempt best = found.best();
        return new Searched(
                variation,
                found.own().episode().score(),
                best.episode().score(),
                found.played(),
                found.solved() ? new OwnTrajectory(renamed.environment(), best).annotated() : Optional.empty());
    }
}
