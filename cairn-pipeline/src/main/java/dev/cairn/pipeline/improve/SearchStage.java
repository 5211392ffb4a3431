package dev.cairn.pipeline.improve;

import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.BrokenEpisodes;
import dev.cairn.pipeline.evaluate.ItemLog;
import dev.cairn.pipeline.train.ModelFiles;
import dev.cairn.pipeline.work.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plays training variations, some with things that have other names, and searches where the agent fails: {@code searches.jsonl}, and the ways found as annotated
 * trajectories, {@code found.jsonl}.
 */
record SearchStage(Domain world, SearchStage.Config config, NewNames names, Path models, Workers workers)
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
        SearchWork work = new SearchWork(
                config.agent().label(),
                config.protocol(),
                config.attempts(),
                config.beams(),
                names,
                models.toAbsolutePath());
        try (ItemLog<Searched> log = ItemLog.open(
                run, FILE, Searched.class, searched -> searched.variation().key(), work::isSound)) {
            int done = log.done(all, Variation::key);
            try (Progress.Bar bar = progress.bar("search", all.size(), done)) {
                BrokenEpisodes<Searched> guard = new BrokenEpisodes<>(Searched::broken, done > 0, searched -> {
                    log.append(searched);
                    bar.step(searched.variation().key());
                });
                workers.run(
                        run,
                        progress,
                        work,
                        all,
                        done,
                        search -> log.remembering(Variation::key, search),
                        (variation, searched) -> guard.accept(searched));
                guard.finish();
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
}
