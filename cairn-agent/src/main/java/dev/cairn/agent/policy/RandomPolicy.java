package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Any valid action with equal chance: the lower bound. An episode's choices depend on the seed and its variation alone. */
public final class RandomPolicy implements Policy {
    private final long seed;

    public RandomPolicy(long seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public EarlyStop earlyStop() {
        return EarlyStop.REPETITION;
    }

    @Override
    public Actor begin(Variation variation, EnvironmentView world) {
        RandomGenerator random =
                new SplittableRandom(seed * 1_000_003 + variation.key().hashCode());
        return new Actor() {
            @Override
            public Decision decide(int step) {
                List<String> valid = world.validActions();
                return valid.isEmpty()
                        ? new Decision.Stop()
                        : new Decision.Act(List.of(valid.get(random.nextInt(valid.size()))));
            }

            @Override
            public void observe(String action, String observation, int score) {
                // chance has no memory
            }
        };
    }
}
