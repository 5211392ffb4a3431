package dev.cairn.serve.chat;

import dev.cairn.domain.EnvironmentView;
import java.util.List;

/** The world as far as a conversation has told of it. */
final class ToldWorld implements EnvironmentView {
    private final String task;
    private String look = "";
    private String inventory = "";
    private List<String> validActions = List.of();
    private int score;

    ToldWorld(Observed first) {
        task = first.task().orElse("");
        look = first.observation();
        observe(first);
    }

    /** What is not told stays as it was. */
    void observe(Observed told) {
        look = told.look().orElse(look);
        inventory = told.inventory().orElse(inventory);
        score = told.score().orElse(score);
        validActions = told.validActions();
    }

    int score() {
        return score;
    }

    @Override
    public String taskDescription() {
        return task;
    }

    @Override
    public String look() {
        return look;
    }

    @Override
    public String inventory() {
        return inventory;
    }

    @Override
    public List<String> validActions() {
        return validActions;
    }

    @Override
    public List<String> goldActions() {
        return List.of();
    }
}
