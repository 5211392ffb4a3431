package dev.cairn.pipeline.evaluate;

import dev.cairn.core.Variation;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.List;

/** A sound environment, of which a test makes one that has faults. */
abstract class ForwardingEnvironment implements TextEnvironment {
    private final TextEnvironment sound;

    ForwardingEnvironment(TextEnvironment sound) {
        this.sound = sound;
    }

    @Override
    public Outcome reset(Variation variation, ResetOptions options) {
        return sound.reset(variation, options);
    }

    @Override
    public Outcome step(String action) {
        return sound.step(action);
    }

    @Override
    public String taskDescription() {
        return sound.taskDescription();
    }

    @Override
    public String look() {
        return sound.look();
    }

    @Override
    public String inventory() {
        return sound.inventory();
    }

    @Override
    public List<String> validActions() {
        return sound.validActions();
    }

    @Override
    public List<String> goldActions() {
        return sound.goldActions();
    }

    @Override
    public void close() {
        sound.close();
    }
}
