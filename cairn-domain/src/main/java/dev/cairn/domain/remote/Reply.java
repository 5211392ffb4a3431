package dev.cairn.domain.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a world tells after a reset or a step.
 *
 * @param score 0 to 1, below 0 after a fatal action
 * @param done whether the world says that the task is over
 * @param known whether it understood the action; if it does not say so, an action is known that was valid before, or any if no valid
 *     actions are told
 * @param task description of the task, told at the reset
 * @param gold told at the reset, if asked for
 */
record Reply(
        String observation,
        Optional<String> look,
        Optional<String> inventory,
        Optional<List<String>> actions,
        double score,
        boolean done,
        Optional<Boolean> known,
        Optional<String> task,
        List<String> gold) {

    Reply {
        if (!(score >= -1 && score <= 1)) {
            throw new CairnException(
                    "the world says the score " + score + "; scores are from -1 to 1, and 1 is the full score");
        }
        actions = actions.map(List::copyOf);
        gold = List.copyOf(gold);
    }

    /**
     * Reads a JSON object.
     *
     * @throws CairnException if a field is missing or of another kind, or if the object is an error message
     */
    static Reply of(JsonNode json) {
        requireNoError(json);
        return new Reply(
                text(json, "observation").orElseThrow(() -> wrong(json, "observation", "a text")),
                text(json, "look"),
                text(json, "inventory"),
                texts(json, "actions"),
                number(json, "score"),
                truth(json, "done").orElseThrow(() -> wrong(json, "done", "true or false")),
                truth(json, "known"),
                text(json, "task"),
                texts(json, "gold").orElse(List.of()));
    }

    static void requireNoError(JsonNode json) {
        if (!json.isObject()) {
            throw new CairnException("the world did not answer with a JSON object: " + shortened(json));
        }
        if (json.hasNonNull("error")) {
            throw new CairnException("the world says: " + json.get("error").asText());
        }
    }

    static Optional<String> text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(json, field, "a text");
        }
        return Optional.of(value.asText());
    }

    /** Absent counts as 0; Python writes NaN as it is, which is no number. */
    static double number(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isNumber()) {
            throw wrong(json, field, "a number");
        }
        return value.asDouble();
    }

    static Optional<List<String>> texts(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        value.forEach(each -> texts.add(each.isTextual() ? each.asText() : ""));
        if (!value.isArray() || texts.stream().anyMatch(String::isBlank)) {
            throw wrong(json, field, "a list of texts, none of them empty or blank");
        }
        return Optional.of(texts);
    }

    static Optional<Boolean> truth(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw wrong(json, field, "true or false");
        }
        return Optional.of(value.asBoolean());
    }

    static CairnException wrong(JsonNode json, String field, String expected) {
        String found = json.has(field) ? "is " + shortened(json.get(field)) : "is missing";
        return new CairnException("'" + field + "' " + found + " in an answer of the world; expected " + expected + ": "
                + shortened(json));
    }

    /** Enough to recognise it by. */
    private static String shortened(JsonNode json) {
        String text = json.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }

    /**
     * A task as the world names it.
     *
     * @throws UserException if a name or a code could be no name of a file
     */
    static TaskId task(int index, String name, String code) {
        try {
            return new TaskId(index, name, code);
        } catch (IllegalArgumentException e) {
            throw new UserException("the world has a task that cannot be: " + e.getMessage(), e);
        }
    }
}
