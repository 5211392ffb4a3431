package dev.cairn.domain.agent;

import java.util.Optional;

/**
 * Texts with which a world makes itself known to agents that ask a language model: prompts such as {@code prompts/react.txt} in the place
 * of Cairn's general ones, and a solved episode of a task, {@code examples/<task>.txt}.
 */
@FunctionalInterface
public interface AgentTexts {
    /** Cairn's general prompts, and no examples. */
    AgentTexts NONE = name -> Optional.empty();

    /** A text by its name; empty if the world has none of that name. */
    Optional<String> find(String name);
}
