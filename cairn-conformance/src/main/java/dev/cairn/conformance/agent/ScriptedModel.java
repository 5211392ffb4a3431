package dev.cairn.conformance.agent;

import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.conformance.vector.Value;
import dev.cairn.core.Role;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.scienceworld.ScienceWorld;
import java.util.Iterator;
import java.util.List;

/** Says what the recording's model said; a real prompt is made and noted. */
final class ScriptedModel implements Seq2SeqRole {
    private static final Prompts PUBLISHED =
            new Prompts(ScienceWorld.textsOnly(), 10, Alignment.ORIGINAL, Wording.ORIGINAL);

    /** The controller's prompt as it was meant, with the newest sub-goal as the current one. */
    private static final Prompts MEANT = new Prompts(ScienceWorld.textsOnly(), 10, Alignment.ALIGNED, Wording.ORIGINAL);

    private final Role role;
    private final String name;
    private final Prompts prompts;
    private final Iterator<List<String>> answers;
    private final EventLog log;

    ScriptedModel(Role role, Value input, EventLog log) {
        this.role = role;
        this.name = role == Role.SWIFT ? Role.EXECUTOR.label() : role.label();
        boolean meant = role == Role.CONTROLLER
                && input.find("controller").map(Value::text).orElse("").equals("test_variant");
        this.prompts = meant ? MEANT : PUBLISHED;
        this.answers = input.at("model_outputs").find(name).map(Script::entries).orElse(List.of()).stream()
                .map(Value::texts)
                .toList()
                .iterator();
        this.log = log;
    }

    @Override
    public Alignment alignment() {
        return Alignment.ORIGINAL;
    }

    @Override
    public Wording wording() {
        return Wording.ORIGINAL;
    }

    @Override
    public List<String> ask(PromptState state) {
        if (!answers.hasNext()) {
            throw new Script.Exhausted(name);
        }
        log.asked(name, prompts.of(role, state));
        return answers.next();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
