package dev.cairn.pipeline.annotate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.llm.store.Spending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What annotation gave.
 *
 * @param longest actions of the longest sub-goal
 * @param heads how often each kind of sub-goal occurs
 * @param annotators trajectories by who cut them
 * @param repaired trajectories whose answer had to be repaired
 * @param unannotated trajectories without sub-goals, with the reason
 * @param standIns why others than the language model cut trajectories, with how many for each reason
 * @param llm calls and tokens, if a language model was asked
 */
public record AnnotateResult(
        int trajectories,
        int subGoals,
        double actionsPerSubGoal,
        int longest,
        Map<String, Integer> heads,
        Map<String, Integer> annotators,
        int repaired,
        Map<String, String> unannotated,
        @JsonProperty("stand_ins") Map<String, Integer> standIns,
        Optional<LlmUse> llm) {
    /**
     * What a language model was asked in all processes of the run.
     *
     * @param cost by the price table; empty if that does not have the model
     */
    public record LlmUse(
            int calls,
            @JsonProperty("input_tokens") long inputTokens,
            @JsonProperty("output_tokens") long outputTokens,
            Optional<Double> cost) {
        static LlmUse of(Spending spending) {
            return new LlmUse(
                    spending.calls(),
                    spending.usage().inputTokens(),
                    spending.usage().outputTokens(),
                    Optional.of(spending.cost()).filter(cost -> !cost.isNaN()));
        }
    }

    static AnnotateResult of(RunDirectory run, Optional<Spending> spending, List<String> standIns) {
        int[] count = new int[4];
        Map<String, Integer> heads = new TreeMap<>();
        Map<String, Integer> annotators = new TreeMap<>();
        Jsonl.forEach(run.file(AnnotateStage.FILE), AnnotatedTrajectory.class, annotated -> {
            count[0]++;
            annotators.merge(annotated.annotator(), 1, Integer::sum);
            for (Segment segment : annotated.segments()) {
                count[1]++;
                count[2] += segment.length();
                count[3] = Math.max(count[3], segment.length());
                heads.merge(segment.subGoal().head(), 1, Integer::sum);
            }
        });
        return new AnnotateResult(
                count[0],
                count[1],
                count[1] == 0 ? 0 : (double) count[2] / count[1],
                count[3],
                heads,
                annotators,
                repaired(run),
                Unannotated.reasons(run.file(AnnotateStage.UNANNOTATED)),
                standIns(run, standIns),
                spending.map(LlmUse::of));
    }

    private static int repaired(RunDirectory run) {
        TreeSet<String> repaired = new TreeSet<>();
        RepairRecord.forEach(run.file(AnnotateStage.REPAIRS), line -> {
            if (!line.repairs().alignedAtOnce()) {
                repaired.add(line.variation());
            }
        });
        return repaired.size();
    }

    /** The first remark of a record says why the one before could not. */
    private static Map<String, Integer> standIns(RunDirectory run, List<String> names) {
        List<String> reasons = new ArrayList<>();
        RepairRecord.forEach(run.file(AnnotateStage.REPAIRS), line -> {
            if (names.contains(line.annotator()) && !line.repairs().remarks().isEmpty()) {
                reasons.add(line.repairs().remarks().get(0));
            }
        });
        return Reasons.of(reasons).counts();
    }
}
