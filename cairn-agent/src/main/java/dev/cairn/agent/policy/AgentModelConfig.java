package dev.cairn.agent.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.agent.constraint.KnownWords;
import dev.cairn.agent.constraint.TaskTemplateConstraint;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a model of an agent was trained and is to be asked; kept beside the model as {@code cairn.json}.
 *
 * @param role label of the role it was trained for
 * @param template wording of its prompts
 * @param historyLength rounds of history in its prompts
 * @param maxInputLength tokens; longer prompts are cut
 * @param maxTargetLength tokens to generate at most
 * @param standIns whether {@link dev.cairn.distill.prompt.Placeholders} take the place of words without a token of their own
 * @param taskWords words of the tasks it was trained on; others are strange to it ({@link KnownWords#in}). Empty if that is not known
 * @param once of a controller, verbs of sub-goals that training paths hardly ever name twice in the same place; of an executor, verbs of
 *     sub-goals, each with that of an action that they hardly ever do twice under it, {@code water POUR}
 * @param present verbs of sub-goals whose first thing is nearly always in sight when training paths name them; of a controller only
 * @param kinds of tasks, with what their sub-goals are about; of a controller only
 */
public record AgentModelConfig(
        String role,
        Alignment alignment,
        Template template,
        @JsonProperty("history_length") int historyLength,
        @JsonProperty("max_input_length") int maxInputLength,
        @JsonProperty("max_target_length") int maxTargetLength,
        @JsonProperty(AgentModelConfig.STAND_INS) boolean standIns,
        @JsonProperty(AgentModelConfig.TASK_WORDS) Set<String> taskWords,
        @JsonProperty(AgentModelConfig.ONCE) Set<String> once,
        @JsonProperty(AgentModelConfig.PRESENT) Set<String> present,
        @JsonProperty(AgentModelConfig.KINDS) List<TaskTemplateConstraint> kinds) {
    private static final String FILE = "cairn.json";

    private static final String STAND_INS = "stand_ins";

    private static final String TASK_WORDS = "task_words";

    private static final String ONCE = "once";

    private static final String PRESENT = "present";

    private static final String KINDS = "kinds";

    public AgentModelConfig {
        taskWords = Collections.unmodifiableSortedSet(new TreeSet<>(taskWords));
        once = Collections.unmodifiableSortedSet(new TreeSet<>(once));
        present = Collections.unmodifiableSortedSet(new TreeSet<>(present));
        kinds = List.copyOf(kinds);
    }

    /**
     * Reads the recipe beside a model. A model without one is taken for a checkpoint of the original implementation,
     * with its templates and limits.
     *
     * @throws UserException if the file is damaged
     */
    public static AgentModelConfig beside(Path model, String role) {
        Path file = model.resolve(FILE);
        if (!Files.exists(file)) {
            return new AgentModelConfig(
                    role,
                    Alignment.ORIGINAL,
                    Template.ORIGINAL,
                    10,
                    1024,
                    30,
                    false,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    List.of());
        }
        try {
            JsonNode recipe = Json.mapper().readTree(Files.readString(file));
            // models from before there were these
            if (recipe instanceof ObjectNode fields) {
                fields.putIfAbsent(STAND_INS, BooleanNode.FALSE);
                fields.putIfAbsent(TASK_WORDS, fields.arrayNode());
                fields.putIfAbsent(ONCE, fields.arrayNode());
                fields.putIfAbsent(PRESENT, fields.arrayNode());
                fields.putIfAbsent(KINDS, fields.arrayNode());
            }
            return Json.mapper().treeToValue(recipe, AgentModelConfig.class);
        } catch (JsonProcessingException e) {
            throw new UserException(file + " is damaged: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    public void write(Path model) {
        AtomicFiles.write(model.resolve(FILE), Json.pretty(this));
    }
}
