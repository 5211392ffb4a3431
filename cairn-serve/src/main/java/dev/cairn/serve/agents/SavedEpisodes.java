package dev.cairn.serve.agents;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.domain.Domain;
import dev.cairn.serve.http.HttpProblem;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where played episodes are kept, each world in a folder of its own, so that the stages find one world in one file.
 *
 * @param runs folder of run directories
 */
record SavedEpisodes(Path runs) {
    /**
     * What was written.
     *
     * @param trajectories for {@code cairn annotate --trajectories}
     * @param annotated for {@code cairn dataset --annotated} and {@code improve --gold}; empty if the agent has no sub-goals
     */
    record Saved(String trajectories, Optional<String> annotated, int steps) {}

    /** @throws HttpProblem if nothing can be learnt from it, for which {@code annotate} would refuse the whole file */
    synchronized Saved save(Domain domain, PlayedEpisode episode) {
        if (domain.annotationRules().kept(episode.trajectory()).steps().isEmpty()) {
            throw HttpProblem.conflict("nothing was done yet that could be learnt from, so that nothing is saved");
        }
        Path folder = runs.resolve("played-" + domain.name().replaceAll("[^\\p{L}\\p{M}\\p{N}-]", "_"));
        Path trajectories = folder.resolve("trajectories.jsonl");
        append(trajectories, episode.trajectory());
        Optional<AnnotatedTrajectory> annotated = episode.annotated();
        Path withSubGoals = folder.resolve("annotated.jsonl");
        annotated.ifPresent(each -> append(withSubGoals, each));
        return new Saved(
                trajectories.toString(),
                annotated.map(each -> withSubGoals.toString()),
                episode.trajectory().steps().size());
    }

    private static void append(Path file, Object record) {
        try (JsonlLog log = JsonlLog.open(file)) {
            log.append(record);
        }
    }
}
