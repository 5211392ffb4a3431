package dev.cairn.distill.dataset;

import dev.cairn.distill.prompt.Prompts;
import java.util.HashMap;
import java.util.Map;

/** The texts of one trajectory as prompts show them. Each is made ready once, although many rounds and all roles show it. */
final class Shown {
    private final Prompts prompts;
    private final Map<String, String> looks = new HashMap<>();
    private final Map<String, String> inventories = new HashMap<>();

    Shown(Prompts prompts) {
        this.prompts = prompts;
    }

    Prompts prompts() {
        return prompts;
    }

    String look(String worldText) {
        return looks.computeIfAbsent(worldText, prompts::look);
    }

    String inventory(String worldText) {
        return inventories.computeIfAbsent(worldText, prompts::inventory);
    }
}
