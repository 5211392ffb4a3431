package dev.cairn.distill.dataset;

import dev.cairn.distill.prompt.Prompts;
import java.util.HashMap;
import java.util.Map;

/** The texts of one trajectory as prompts show them. Each is made ready once, although many steps and all roles show it. */
final class PromptTextCache {
    private final Prompts prompts;
    private final String task;
    private final Map<String, String> looks = new HashMap<>();
    private final Map<String, String> inventories = new HashMap<>();

    /** @param task description of the task, in the words of the world */
    PromptTextCache(Prompts prompts, String task) {
        this.prompts = prompts;
        this.task = task;
    }

    Prompts prompts() {
        return prompts;
    }

    String look(String worldText) {
        return looks.computeIfAbsent(worldText, text -> prompts.look(task, text));
    }

    String inventory(String worldText) {
        return inventories.computeIfAbsent(worldText, text -> prompts.inventory(task, text));
    }
}
