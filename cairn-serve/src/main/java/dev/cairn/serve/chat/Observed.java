package dev.cairn.serve.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.Json;
import dev.cairn.domain.text.TextReader;
import dev.cairn.serve.http.Fields;
import dev.cairn.serve.http.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a message of the user tells of the world. A text is an observation, the first one with the task in its first line; an object says
 * more.
 *
 * @param task what is to be done, in the first message
 * @param look surroundings, if they are told
 * @param inventory likewise
 * @param score 0 to 100, likewise
 * @param validActions among which to choose; empty if they are not told
 */
record Observed(
        Optional<String> task,
        String observation,
        Optional<String> look,
        Optional<String> inventory,
        Optional<Integer> score,
        List<String> validActions) {
    private static final int MOST_ACTIONS = 100_000;

    Observed {
        validActions = List.copyOf(validActions);
    }

    /**
     * Reads a message.
     *
     * @param first whether it is the first of the conversation
     * @param reader tells descriptions of surroundings from other texts
     */
    static Observed of(String message, boolean first, TextReader reader) {
        Optional<Fields> object = object(message);
        if (object.isPresent()) {
            return of(object.get(), first);
        }
        String text = message.strip().replaceFirst("^(?i:task( description)?:)\\s*", "");
        if (!first) {
            return plain(Optional.empty(), text, reader);
        }
        int line = text.indexOf('\n');
        String task = line < 0 ? text : text.substring(0, line);
        if (task.isBlank()) {
            throw HttpProblem.badRequest("the first message of the user has no text; it tells the task");
        }
        return plain(
                Optional.of(task.strip()), line < 0 ? "" : text.substring(line).strip(), reader);
    }

    private static Observed plain(Optional<String> task, String observation, TextReader reader) {
        Optional<String> look =
                task.isPresent() || reader.place(observation).isPresent() ? Optional.of(observation) : Optional.empty();
        return new Observed(task, observation, look, Optional.empty(), Optional.empty(), List.of());
    }

    private static Observed of(Fields fields, boolean first) {
        return new Observed(
                first ? Optional.of(fields.text("task")) : Optional.empty(),
                fields.optionalText("observation")
                        .or(() -> fields.optionalText("look"))
                        .orElse(""),
                fields.optionalText("look"),
                fields.optionalText("inventory"),
                fields.has("score") ? Optional.of(fields.number("score", -100, 100)) : Optional.empty(),
                texts(fields.get("valid_actions")));
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        if (values.isValueNode() && !values.isNull()) {
            throw HttpProblem.badRequest("'valid_actions' is a list of texts, not one value");
        }
        for (JsonNode value : values) {
            if (!value.isTextual() || texts.size() == MOST_ACTIONS) {
                throw HttpProblem.badRequest("'valid_actions' is a list of texts, " + MOST_ACTIONS + " at most");
            }
            texts.add(value.asText());
        }
        return texts;
    }

    /** An observation may begin with a bracket and be no JSON. */
    private static Optional<Fields> object(String message) {
        if (!message.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Fields.of(Json.mapper().readTree(message)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
