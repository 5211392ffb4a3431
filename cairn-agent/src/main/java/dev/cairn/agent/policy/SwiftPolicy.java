package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.choice.AnswerMeaning;
import dev.cairn.agent.choice.SubGoalReached;
import dev.cairn.core.Choice;
import dev.cairn.core.Role;
import dev.cairn.core.Usage;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.EnvironmentView;
import java.util.List;

/**
 * Imitation without sub-goals: one model names the next action from the state (SwiftSage's fast system).
 *
 * @param model closed with this policy
 * @param domain of its episodes
 */
public record SwiftPolicy(Seq2SeqRole model, Domain domain, AnswerMeaning meaning) implements Policy {
    @Override
    public String name() {
        return "swift";
    }

    @Override
    public EarlyStop earlyStop() {
        return EarlyStop.REPETITION;
    }

    @Override
    public Actor begin(Variation variation, EnvironmentView world) {
        EpisodeMemory memory = new EpisodeMemory(world, domain.texts());
        return new Actor() {
            @Override
            public Decision decide(int step) {
                List<String> answers = model.ask(memory.now(step));
                if (SubGoalReached.isEnd(answers)) {
                    return new Decision.EndSubGoal(answers, Usage.NONE);
                }
                return new Decision.Act(actions(answers), Choice.FIRST, Usage.NONE);
            }

            @Override
            public void observe(String action, String observation, int score) {
                memory.observe(action, observation, score);
            }
        };
    }

    private List<String> actions(List<String> answers) {
        return model.wording().speaksFormally(Role.SWIFT) ? meaning.actions(domain, answers) : answers;
    }

    @Override
    public void close() {
        model.close();
    }
}
