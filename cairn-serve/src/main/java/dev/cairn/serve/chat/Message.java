package dev.cairn.serve.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.serve.http.HttpProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * One message of a conversation.
 *
 * @param byAgent whether it is an action, else it is an observation
 */
record Message(boolean byAgent, String text) {
    private static final int MOST = 2_000;

    /**
     * Reads the messages of a request: observations and actions in turn, with an observation at either end. What a system says to a
     * language model is of no use to a small one.
     */
    static List<Message> all(JsonNode messages) {
        if (!messages.isArray() || messages.size() > MOST) {
            throw HttpProblem.badRequest("'messages' is a list of messages, " + MOST + " at most");
        }
        List<Message> all = new ArrayList<>();
        for (JsonNode message : messages) {
            switch (message.path("role").asText()) {
                case "system", "developer" -> {}
                case "user" -> add(all, new Message(false, text(message.path("content"))));
                case "assistant" -> add(all, new Message(true, text(message.path("content")).strip()));
                default -> throw HttpProblem.badRequest("the role of a message is system, user or assistant");
            }
        }
        if (all.isEmpty() || all.get(0).byAgent() || all.get(all.size() - 1).byAgent()) {
            throw HttpProblem.badRequest("the first and the last message are of the user: the task, and what came of the last action");
        }
        return all;
    }

    private static void add(List<Message> all, Message next) {
        if (!all.isEmpty() && all.get(all.size() - 1).byAgent() == next.byAgent()) {
            throw HttpProblem.badRequest("messages of user and assistant come in turn: an observation, an action, an observation ...");
        }
        all.add(next);
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (!part.path("text").isTextual()) {
                throw HttpProblem.badRequest("the content of a message is text");
            }
            text.append(part.path("text").asText());
        }
        return text.toString();
    }
}
