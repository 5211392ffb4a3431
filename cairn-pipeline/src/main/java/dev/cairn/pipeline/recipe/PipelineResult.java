package dev.cairn.pipeline.recipe;

import dev.cairn.core.score.ScoreSummary;
import dev.cairn.pipeline.annotate.AnnotateResult;
import dev.cairn.pipeline.gold.GoldResult;
import dev.cairn.pipeline.train.TrainResult;
import java.util.List;
import java.util.Optional;

/**
 * What a pipeline gave.
 *
 * @param gold empty, as {@code annotation} is, if annotated trajectories were given
 * @param scores one for each agent, in the order of the configuration
 */
public record PipelineResult(
        Optional<GoldResult> gold,
        Optional<AnnotateResult> annotation,
        List<TrainResult> models,
        List<ScoreSummary> scores) {}
