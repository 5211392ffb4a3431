package dev.cairn.distill.annotate.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How two annotations of the same trajectories differ. Boundaries are those between two sub-goals; both ends of a
 * trajectory do not count, since all agree on them.
 *
 * @param compared trajectories with the same actions in both
 * @param otherActions trajectories that both have, with different actions
 * @param onlyFirst trajectories that only the first has; likewise {@code onlySecond}
 * @param precision share of the first's boundaries that the second has too
 * @param recall share of the second's boundaries that the first has too
 * @param f1 harmonic mean of both
 * @param sameSegments share of the first's sub-goals that begin and end as one of the second's
 * @param sameHead share of actions whose sub-goals have the same head in both
 * @param sameText share of actions whose sub-goals are the same in both, letters' case aside
 */
public record Disagreement(
        int compared,
        @JsonProperty("other_actions") int otherActions,
        @JsonProperty("only_first") int onlyFirst,
        @JsonProperty("only_second") int onlySecond,
        double precision,
        double recall,
        double f1,
        @JsonProperty("same_segments") double sameSegments,
        @JsonProperty("same_head") double sameHead,
        @JsonProperty("same_text") double sameText) {}
