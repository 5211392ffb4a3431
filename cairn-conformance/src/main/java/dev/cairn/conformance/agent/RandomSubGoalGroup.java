package dev.cairn.conformance.agent;

import dev.cairn.agent.subgoal.RandomArguments;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.scienceworld.agent.ScienceWorldNames;
import java.util.ArrayList;
import java.util.List;

/** Sub-goals with random arguments. */
record RandomSubGoalGroup() implements ConformanceGroup {
    @Override
    public String name() {
        return "semi_random_subgoal";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        Value input = vector.input();
        int from = vector.name().equals("pick_index_from_3") ? 3 : 0;
        List<Integer> bounds = new ArrayList<>();
        String drawn = RandomArguments.of(
                input.text("subgoal"), new ScienceWorldNames().places(), input.texts("objects"), bound -> {
                    bounds.add(bound);
                    return (from + bounds.size() - 1) % bound;
                });
        List<Integer> expected = vector.expected().at("picks").list().stream()
                .map(pick -> pick.integer("n"))
                .toList();
        return Verdict.all(List.of(
                () -> Verdict.same("sub-goal", vector.expected().text("subgoal"), drawn),
                () -> Verdict.same("what was drawn from", expected, bounds)));
    }
}
