package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.core.Step;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.agent.AdmissibleActions;
import java.util.Iterator;

/**
 * Replays the trajectory that the world proposes itself, without looking around and whatever else changes no score.
 * The upper bound of a protocol, and the cheapest test of a harness.
 */
public final class GoldPolicy implements Policy {
    private final AdmissibleActions admissible;

    /** @param admissible tells which actions of a trajectory change no score */
    public GoldPolicy(AdmissibleActions admissible) {
        this.admissible = admissible;
    }

    @Override
    public String name() {
        return "gold";
    }

    @Override
    public EarlyStop earlyStop() {
        return EarlyStop.NEVER;
    }

    @Override
    public boolean needsGold() {
        return true;
    }

    @Override
    public Actor begin(Variation variation, EnvironmentView world) {
        Iterator<String> script = world.goldActions().stream()
                .filter(action -> !action.equals(Step.LOOK_AROUND) && !admissible.isIncidental(action))
                .iterator();
        return new Actor() {
            @Override
            public Decision decide(int step) {
                return script.hasNext() ? Decision.Act.scripted(script.next()) : new Decision.Stop();
            }

            @Override
            public void observe(String action, String observation, int score) {
                // a script does not care what comes of it
            }
        };
    }
}
