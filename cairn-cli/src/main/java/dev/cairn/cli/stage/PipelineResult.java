package dev.cairn.cli.stage;

import dev.cairn.core.score.ScoreSummary;
import java.util.List;

/**
 * What a pipeline gave.
 *
 * @param scores one for each agent, in the order of the configuration
 */
public record PipelineResult(
        GoldResult gold, AnnotateResult annotation, List<TrainResult> models, List<ScoreSummary> scores) {}
