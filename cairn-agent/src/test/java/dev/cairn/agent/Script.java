package dev.cairn.agent;

import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import java.util.function.IntFunction;

/** A policy whose decision in each step is given. */
record Script(EarlyStop earlyStop, IntFunction<Decision> decisions) implements Policy {
    @Override
    public String name() {
        return "script";
    }

    @Override
    public Actor begin(Variation variation, EnvironmentView world) {
        return new Actor() {
            @Override
            public Decision decide(int step) {
                return decisions.apply(step);
            }

            @Override
            public void observe(String action, String observation, int score) {
                // a script does not care
            }
        };
    }

    @Override
    public void close() {
        // holds nothing
    }
}
