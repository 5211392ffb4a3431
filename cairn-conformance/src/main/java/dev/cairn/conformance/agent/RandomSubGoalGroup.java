package dev.cairn.conformance.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.agent.subgoal.RandomArguments;
import dev.cairn.conformance.ConformanceGroup;
import dev.cairn.conformance.ConformanceVector;
import dev.cairn.conformance.Verdict;
import dev.cairn.distill.Compat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Sub-goals with random arguments. */
record RandomSubGoalGroup() implements ConformanceGroup {
    @Override
    public String name() {
        return "semi_random_subgoal";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        JsonNode input = vector.input();
        int from = vector.name().equals("pick_index_from_3") ? 3 : 0;
        List<Integer> bounds = new ArrayList<>();
        String drawn =
                RandomArguments.of(input.path("subgoal").asText(), Script.texts(input.path("objects")), bound -> {
                    bounds.add(bound);
                    return (from + bounds.size() - 1) % bound;
                });
        List<Integer> expected = StreamSupport.stream(
                        vector.expected().path("picks").spliterator(), false)
                .map(pick -> pick.path("n").asInt())
                .toList();
        return Verdict.all(List.of(
                () -> Verdict.same("sub-goal", vector.expected().path("subgoal").asText(), drawn),
                () -> Verdict.same("what was drawn from", expected, bounds)));
    }
}
