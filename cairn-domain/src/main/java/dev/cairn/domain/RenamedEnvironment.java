package dev.cairn.domain;

import dev.cairn.core.Variation;
import dev.cairn.core.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The same world with other words: in all its texts some words are replaced by others, and in all actions the others by the
 * words of the world. An agent can play here what it knows, with things whose names it has never seen.
 */
public final class RenamedEnvironment implements TextEnvironment {
    private final TextEnvironment world;
    private final Function<String, Map<String, String>> names;
    private Map<String, String> toAgent = Map.of();
    private Map<String, String> toWorld = Map.of();

    /**
     * A world around another one.
     *
     * @param world closed with this one
     * @param names asked at each reset, with the task description: other words by words of the world, each one once. A word that
     *     the world has itself must not be among them
     */
    public RenamedEnvironment(TextEnvironment world, Function<String, Map<String, String>> names) {
        this.world = world;
        this.names = names;
    }

    @Override
    public Outcome reset(Variation variation, ResetOptions options) {
        Outcome first = world.reset(variation, options);
        toAgent = Map.copyOf(names.apply(world.taskDescription()));
        Map<String, String> back = new HashMap<>();
        toAgent.forEach((word, other) -> back.put(other, word));
        if (back.size() < toAgent.size()) {
            throw new IllegalArgumentException("two words have the same other word: " + toAgent);
        }
        toWorld = Map.copyOf(back);
        return renamed(first);
    }

    @Override
    public Outcome step(String action) {
        return renamed(world.step(Words.replaced(action, toWorld)));
    }

    private Outcome renamed(Outcome outcome) {
        return new Outcome(
                renamed(outcome.observation()),
                outcome.kind(),
                outcome.rawScore(),
                outcome.score(),
                outcome.reward(),
                outcome.completed(),
                outcome.done(),
                outcome.moves());
    }

    private String renamed(String text) {
        return Words.replaced(text, toAgent);
    }

    private List<String> renamed(List<String> texts) {
        return texts.stream().map(this::renamed).toList();
    }

    @Override
    public String taskDescription() {
        return renamed(world.taskDescription());
    }

    @Override
    public String look() {
        return renamed(world.look());
    }

    @Override
    public String inventory() {
        return renamed(world.inventory());
    }

    @Override
    public List<String> validActions() {
        return renamed(world.validActions());
    }

    @Override
    public List<String> goldActions() {
        return renamed(world.goldActions());
    }

    @Override
    public void close() {
        world.close();
    }
}
