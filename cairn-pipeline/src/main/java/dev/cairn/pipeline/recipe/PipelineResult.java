package dev.cairn.pipeline.recipe;

import dev.cairn.core.score.ScoreSummary;
import dev.cairn.pipeline.annotate.AnnotateResult;
import dev.cairn.pipeline.gold.GoldResult;
import dev.cairn.pipeline.train.TrainResult;
import java.util.List;

/**
 * What a pipeline gave.
 *
 * @param scores one for each agent, in the order of the configuration
 */
public record PipelineResult(
        GoldResult gold, AnnotateResult annotation, List<TrainResult> models, List<ScoreSummary> scores) {}
