package dev.cairn.conformance.defect;

import dev.cairn.pipeline.evaluate.AgentVariant;

/** The published agent, whole or with some of its defects, for {@code --compat}. */
public final class PublishedVariants implements AgentVariant.Provider {
    @Override
    public AgentVariant named(String name) {
        return of(Defects.of(name));
    }

    /** The agent with these defects, under their names. */
    public static AgentVariant of(Defects defects) {
        return new AgentVariant(defects.toString(), PublishedChoices.of(defects));
    }
}
