package dev.cairn.serve.world;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;

/** Decides nothing: every action is somebody's. */
record ManualPolicy() implements Policy {
    @Override
    public String name() {
        return ServedAgent.MANUAL;
    }

    @Override
    public EarlyStop earlyStop() {
        return EarlyStop.NEVER;
    }

    @Override
    public Actor begin(Variation variation, EnvironmentView world) {
        return new Actor() {
            @Override
            public Decision decide(int step) {
                return new Decision.Stop();
            }

            @Override
            public void observe(String action, String observation, int score) {
                // nothing is decided from it
            }
        };
    }
}
