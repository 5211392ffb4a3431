package dev.cairn.t5.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A token that is found in a text before it is cut into pieces.
 *
 * @param flags what is true of it, of {@link #FLAGS}
 */
record AddedToken(String content, List<String> flags) {
    private static final List<String> FLAGS = List.of("single_word", "lstrip", "rstrip", "normalized", "special");

    static AddedToken plain(String content) {
        return new AddedToken(content, List.of());
    }

    static AddedToken special(String content) {
        return new AddedToken(content, List.of("special"));
    }

    /** As {@code tokenizer_config.json} describes it. */
    static AddedToken of(JsonNode json) {
        return new AddedToken(
                json.path("content").asText(),
                FLAGS.stream().filter(flag -> json.path(flag).asBoolean()).toList());
    }

    /** As {@code tokenizer.json} describes it. */
    void write(ArrayNode tokens, int id) {
        ObjectNode token = tokens.addObject().put("id", id).put("content", content);
        FLAGS.forEach(flag -> token.put(flag, flags.contains(flag)));
    }
}
