package dev.cairn.conformance.agent;

import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Verdict;
import java.util.List;

/** Vectors about what Cairn does not have, each group with its reason. */
record UnsayableGroup(String name, String reason) implements ConformanceGroup {
    static List<ConformanceGroup> all() {
        return List.of(
                new UnsayableGroup(
                        "agent_as_released", "the agent as released, which fails or uses an unpublished prompt"),
                new UnsayableGroup(
                        "agent_main", "names and order of the original's result files; Cairn has run directories"),
                new UnsayableGroup(
                        "agent_output_path", "names of the original's result files; Cairn has run directories"),
                new UnsayableGroup("cli_options", "options of the original's Python scripts; Cairn has its own"));
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        return Verdict.skip(reason);
    }
}
