package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;

/** Another policy that is given up by {@link EarlyStop#STRICT}, unless it is a script. */
public record StrictlyStopped(Policy policy) implements Policy {
    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public EarlyStop earlyStop() {
        return policy.earlyStop() == EarlyStop.NEVER ? EarlyStop.NEVER : EarlyStop.STRICT;
    }

    @Override
    public boolean needsGold() {
        return policy.needsGold();
    }

    @Override
    public Actor begin(Variation variation, EnvironmentView world) {
        return policy.begin(variation, world);
    }

    @Override
    public void close() {
        policy.close();
    }
}
