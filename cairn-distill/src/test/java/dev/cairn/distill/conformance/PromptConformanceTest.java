package dev.cairn.distill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.SubGoal;
import dev.cairn.core.io.Sha256;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromptConformanceTest {
    /** Lists of different length and missing texts cannot be said with Cairn's records. */
    private static final Set<String> UNSAYABLE = Set.of("edge:history_lengths_differ", "edge:none_obs");

    private final Prompts prompts = new Prompts(10, Alignment.ORIGINAL);
    private final Prompts noHistory = new Prompts(1, Alignment.ORIGINAL);

    @ParameterizedTest
    @EnumSource
    void promptsAreThoseOfThePublishedCode(Vectors vectors) {
        List<JsonNode> sayable = sayable(vectors);
        assertThat(sayable).isNotEmpty();
        for (JsonNode vector : sayable) {
            PromptState state = state(vector.path("input"));
            JsonNode expected = vector.path("expected");
            same(prompts.executor(state), expected.path("executor"));
            same(noHistory.executor(state), expected.path("executor_nohist"));
            same(prompts.controller(state), expected.path("controller"));
            same(prompts.swift(state), expected.path("swift"));
            same(noHistory.swift(state), expected.path("swift_nohist"));
            same(prompts.first(state), expected.path("first_sub_goal"));
        }
    }

    /** The published code has this prompt too, but neither trains nor asks with it. */
    @ParameterizedTest
    @EnumSource
    void alignedControllerPromptIsThePublishedVariantWithTheWholeList(Vectors vectors) {
        Prompts aligned = new Prompts(10, Alignment.ALIGNED);
        List<JsonNode> whole = sayable(vectors).stream()
                .filter(vector -> wholePoints(state(vector.path("input"))))
                .toList();
        assertThat(whole).isNotEmpty();
        for (JsonNode vector : whole) {
            same(aligned.controller(state(vector.path("input"))), vector.at("/expected/controller_test_variant"));
        }
    }

    private static List<JsonNode> sayable(Vectors vectors) {
        return vectors.of("agent_prompts").stream()
                .filter(vector -> !UNSAYABLE.contains(vector.path("case").asText()))
                .toList();
    }

    private static void same(String prompt, JsonNode expected) {
        if (expected.isTextual()) {
            assertThat(prompt).isEqualTo(expected.asText());
        } else {
            assertThat(prompt).hasSize(expected.path("chars").asInt());
            assertThat(Sha256.of(prompt)).isEqualTo(expected.path("sha256").asText());
        }
    }

    private static boolean wholePoints(PromptState state) {
        return whole(state.score()) && state.history().stream().allMatch(entry -> whole(entry.reward()));
    }

    private static boolean whole(double raw) {
        return Math.round(raw * 100) == (long) (raw * 100);
    }

    private static PromptState state(JsonNode input) {
        JsonNode scores = input.path("recent_scores");
        return new PromptState(
                input.path("task_description").asText(),
                input.path("step").asInt() + 1,
                scores.get(scores.size() - 1).asDouble(),
                history(input),
                input.path("look").asText(),
                input.path("inventory").asText(),
                Vectors.texts(input.path("places")),
                Vectors.texts(input.path("subgoals")).stream().map(SubGoal::new).toList());
    }

    private static List<HistoryEntry> history(JsonNode input) {
        JsonNode actions = input.path("recent_actions");
        List<HistoryEntry> history = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            history.add(new HistoryEntry(
                    actions.get(i).asText(),
                    input.path("recent_reward").get(i).asDouble(),
                    input.path("recent_obs").get(i).asText()));
        }
        return history;
    }
}
