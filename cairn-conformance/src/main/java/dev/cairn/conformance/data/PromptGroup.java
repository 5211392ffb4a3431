package dev.cairn.conformance.data;

import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.core.io.Sha256;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.scienceworld.ScienceWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Prompts at run time. Two templates in these vectors that nothing published is trained with are not offered by Cairn:
 * swift without rooms, and the controller variant that asks for an action.
 */
public record PromptGroup() implements ConformanceGroup {
    /** Lists of different length and missing texts cannot be said with Cairn's records. */
    private static final Set<String> UNSAYABLE = Set.of("edge:history_lengths_differ", "edge:none_obs");

    private static final Prompts PROMPTS = prompts(10, Alignment.ORIGINAL, Wording.ORIGINAL);
    private static final Prompts NO_HISTORY = prompts(1, Alignment.ORIGINAL, Wording.ORIGINAL);
    private static final Prompts FORMAL_SWIFT = prompts(10, Alignment.ORIGINAL, Wording.ORIGINAL_FORMAL);
    private static final Prompts ALIGNED = prompts(10, Alignment.ALIGNED, Wording.ORIGINAL);

    private static Prompts prompts(int history, Alignment alignment, Wording wording) {
        return new Prompts(ScienceWorld.textsOnly(), history, alignment, wording);
    }

    @Override
    public String name() {
        return "agent_prompts";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        if (UNSAYABLE.contains(vector.name())) {
            return Verdict.skip("such a state cannot be said in Java");
        }
        PromptState state = state(vector.input());
        return Verdict.all(List.of(
                () -> same(vector, "executor", PROMPTS.of(Role.EXECUTOR, state)),
                () -> same(vector, "executor_nohist", NO_HISTORY.of(Role.EXECUTOR, state)),
                () -> same(vector, "controller", PROMPTS.of(Role.CONTROLLER, state)),
                () -> same(vector, "swift", PROMPTS.of(Role.SWIFT, state)),
                () -> same(vector, "swift_nohist", NO_HISTORY.of(Role.SWIFT, state)),
                () -> same(vector, "swift_formal", FORMAL_SWIFT.of(Role.SWIFT, state)),
                () -> same(vector, "first_sub_goal", PROMPTS.of(Role.FIRST, state)),
                () -> hasWholePoints(state)
                        ? same(vector, "controller_test_variant", ALIGNED.of(Role.CONTROLLER, state))
                        : Verdict.pass()));
    }

    private static Verdict same(ConformanceVector vector, String field, String prompt) {
        Value expected = vector.expected().at(field);
        if (expected.isText()) {
            return Verdict.same(field, expected.text(), prompt);
        }
        return Sha256.of(prompt).equals(expected.text("sha256"))
                ? Verdict.pass()
                : new Verdict.Failed(
                        field,
                        "a text of " + expected.integer("chars") + " characters",
                        "one of " + prompt.length() + ": " + prompt);
    }

    /** Aligned prompts round where the published ones cut. */
    private static boolean hasWholePoints(PromptState state) {
        return isWhole(state.score()) && state.history().stream().allMatch(entry -> isWhole(entry.reward()));
    }

    private static boolean isWhole(double raw) {
        return Math.round(raw * 100) == (long) (raw * 100);
    }

    private static PromptState state(Value input) {
        return new PromptState(
                input.text("task_description"),
                input.integer("step") + 1,
                input.at("recent_scores").last().number(),
                history(input),
                input.text("look"),
                input.text("inventory"),
                input.texts("places"),
                input.texts("subgoals").stream().map(SubGoal::new).toList());
    }

    private static List<HistoryEntry> history(Value input) {
        List<HistoryEntry> history = new ArrayList<>();
        for (int i = 0; i < input.at("recent_actions").size(); i++) {
            history.add(new HistoryEntry(
                    input.at("recent_actions").at(i).text(),
                    input.at("recent_reward").at(i).number(),
                    input.at("recent_obs").at(i).text()));
        }
        return history;
    }
}
