package dev.cairn.agent.policy;

import static dev.cairn.core.InvalidValueException.requireAtLeast;
import static dev.cairn.core.InvalidValueException.requireBetween;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.agent.constraint.Constraints;
import dev.cairn.agent.constraint.KnownWords;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;

/**
 * How a model of an agent was trained and is to be asked; kept with the model as {@code cairn.json}.
 *
 * @param role label of the role it was trained for
 * @param domain name of the text world it was trained for
 * @param wording that of its prompts
 * @param historyLength steps of history in its prompts
 * @param maxInputLength tokens; longer prompts are cut
 * @param maxTargetLength tokens to generate at most
 * @param knownTaskWords words of the tasks it was trained on, if {@linkplain dev.cairn.distill.prompt.Placeholders placeholders} take the
 *     place of words that it does not know ({@link KnownWords#in}); empty for a model that sees all words as they are
 * @param constraints what its answers keep to
 */
public record AgentModelConfig(
        String role,
        String domain,
        Alignment alignment,
        Wording wording,
        @JsonProperty("history_length") int historyLength,
        @JsonProperty("max_input_length") int maxInputLength,
        @JsonProperty("max_target_length") int maxTargetLength,
        @JsonProperty("known_task_words") Optional<SortedSet<String>> knownTaskWords,
        Constraints constraints) {
    private static final String FILE = "cairn.json";

    public AgentModelConfig {
        requireBetween(1, Prompts.LONGEST_HISTORY, "history_length", historyLength);
        requireAtLeast(1, "max_input_length", maxInputLength);
        requireAtLeast(1, "max_target_length", maxTargetLength);
    }

    /**
     * Reads the file of a model. A model without one is taken for a checkpoint of the original implementation,
     * with its wording and limits.
     *
     * @param role taken for that of a model without a file; likewise {@code domain}
     * @throws dev.cairn.core.UserException if the file is damaged
     */
    public static AgentModelConfig ofModel(Path model, String role, String domain) {
        Path file = model.resolve(FILE);
        if (!Files.exists(file)) {
            return new AgentModelConfig(
                    role,
                    domain,
                    Alignment.ORIGINAL,
                    Wording.ORIGINAL,
                    10,
                    1024,
                    30,
                    Optional.empty(),
                    Constraints.NONE);
        }
        return Json.read(file, AgentModelConfig.class, "train the model again, or copy it again");
    }

    public void write(Path model) {
        AtomicFiles.write(model.resolve(FILE), Json.pretty(this));
    }
}
