package dev.cairn.distill.annotate.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers of a set of annotated trajectories.
 *
 * @param alignedAtOnce share of trajectories whose answer needed no repair
 * @param repairs mean number of repairs of a trajectory
 * @param actionsPerSubGoal mean
 * @param longest actions of the longest sub-goal
 * @param singles share of sub-goals with one action
 * @param distinctSubGoals different texts of sub-goals
 * @param lengths sub-goals by number of actions
 * @param heads sub-goals by head, the most frequent first
 * @param arguments arguments by text, the most frequent first
 * @param grounding share of arguments by what they are grounded in; counts are left out, and it is empty if there are no others
 * @param examples sub-goals with an argument that the agent had not seen when it began, the most frequent first
 */
public record Quality(
        int trajectories,
        @JsonProperty("sub_goals") int subGoals,
        int actions,
        @JsonProperty("aligned_at_once") double alignedAtOnce,
        double repairs,
        @JsonProperty("actions_per_sub_goal") double actionsPerSubGoal,
        int longest,
        double singles,
        @JsonProperty("distinct_sub_goals") int distinctSubGoals,
        @JsonProperty("distinct_arguments") int distinctArguments,
        Map<Integer, Integer> lengths,
        Map<String, Integer> heads,
        Map<String, Integer> arguments,
        Map<Grounding, Double> grounding,
        Map<Grounding, List<String>> examples) {
    public Quality {
        lengths = new LinkedHashMap<>(lengths);
        heads = new LinkedHashMap<>(heads);
        arguments = new LinkedHashMap<>(arguments);
        grounding = new LinkedHashMap<>(grounding);
        examples = new LinkedHashMap<>(examples);
    }
}
