package dev.cairn.scienceworld.agent;

import dev.cairn.core.io.Resources;
import dev.cairn.domain.agent.AgentTexts;
import java.util.Optional;

/** Prompts that tell of the house, its rooms and commands, and a solved episode of each task. */
public final class ScienceWorldTexts implements AgentTexts {
    @Override
    public Optional<String> find(String name) {
        return Resources.find(ScienceWorldTexts.class, name);
    }
}
