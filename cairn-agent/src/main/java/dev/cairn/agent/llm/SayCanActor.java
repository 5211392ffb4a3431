package dev.cairn.agent.llm;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.match.WordOverlap;
import dev.cairn.core.Choice;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.agent.AdmissibleActions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SayCan within one episode. */
final class SayCanActor implements Actor {
    private static final int ANSWER_TOKENS = 50;

    private final AdmissibleActions admissible;
    private final Llm llm;
    private final AgentPrompts prompts;
    private final ActionRanking ranking;
    private final EnvironmentView world;
    private final Transcript transcript;
    private final LlmSession talk;

    SayCanActor(
            AdmissibleActions admissible,
            Llm llm,
            AgentPrompts prompts,
            ActionRanking ranking,
            Variation variation,
            EnvironmentView world) {
        this.admissible = admissible;
        this.llm = llm;
        this.prompts = prompts;
        this.ranking = ranking;
        this.world = world;
        this.transcript = new Transcript(
                prompts.example(variation.task()).withoutThoughts(), world.look(), world.taskDescription());
        this.talk = llm.talk();
    }

    @Override
    public Decision decide(int step) {
        String proposal = ReActActor.unquoted(talk.line(prompt("saycan-say", Map.of()), ANSWER_TOKENS));
        List<String> candidates =
                WordOverlap.ranked(proposal, admissible.of(world.validActions(), world.look(), world.inventory()))
                        .stream()
                        .limit(ActionRanking.MOST)
                        .toList();
        List<String> ranked = candidates.isEmpty()
                ? List.of(proposal)
                : ranking.rank(
                        candidates, list -> prompt("saycan-can", Map.of("proposal", proposal, "actions", list)), talk);
        return new Decision.Act(ranked, Choice.FIRST, talk.takeUsage());
    }

    @Override
    public void observe(String action, String observation, int score) {
        transcript.add(new Entry(action, observation));
    }

    private String prompt(String name, Map<String, String> fields) {
        return transcript.fitting(llm.roomFor(ANSWER_TOKENS), (example, episode) -> {
            Map<String, String> all = new HashMap<>(fields);
            all.put("example", example);
            all.put("episode", episode);
            return prompts.fill(name, all);
        });
    }
}
