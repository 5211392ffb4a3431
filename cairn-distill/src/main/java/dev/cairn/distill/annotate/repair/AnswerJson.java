package dev.cairn.distill.annotate.repair;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sub-goals in JSON, however it is built: a label is a key, or a text next to a list of actions in the same object or list.
 */
final class AnswerJson {
    private static final ObjectReader READER = Json.mapper()
            .reader()
            .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withFeatures(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_TRAILING_COMMA);

    private final List<AnnotatedAction> actions = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private AnswerJson() {}

    /** Empty if the text holds no JSON at the beginning of a line, or that has no sub-goal. */
    static Optional<Answer> read(String text) {
        int start = start(text);
        if (start < 0) {
            return Optional.empty();
        }
        AnswerJson json = new AnswerJson();
        try (JsonParser parser = READER.createParser(text.substring(start))) {
            JsonNode tree = READER.readTree(parser);
            json.visit(tree);
        } catch (IOException e) {
            // not JSON, or cut off: read as lines
            return Optional.empty();
        }
        return json.actions.isEmpty() ? Optional.empty() : Optional.of(new Answer(json.actions, json.remarks));
    }

    /** The first line that begins with a bracket. */
    private static int start(String text) {
        for (int line = 0; line < text.length(); ) {
            int at = line;
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            if (at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[')) {
                return at;
            }
            int end = text.indexOf('\n', line);
            line = end < 0 ? text.length() : end + 1;
        }
        return -1;
    }

    private void visit(JsonNode node) {
        Optional<String> label = label(node);
        if (label.isPresent()) {
            List<String> found = new ArrayList<>();
            node.forEach(child -> collect(child, found));
            add(label.get(), found);
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            Optional<String> key = AnswerLabel.of(field.getKey());
            if (key.isPresent()) {
                List<String> found = new ArrayList<>();
                collect(field.getValue(), found);
                if (field.getValue().isTextual()) {
                    AnswerLines line =
                            new AnswerLines(PlainCharacters.of(field.getValue().asText()));
                    found.addAll(QuotedList.bare(line, 0, line.length()));
                }
                add(key.get(), found);
            } else {
                skipped(field);
                visit(field.getValue());
            }
        }
        if (node.isArray()) {
            node.forEach(this::visit);
        }
    }

    /** A text of the object or list itself that is a label. */
    private static Optional<String> label(JsonNode node) {
        for (JsonNode child : node) {
            Optional<String> label = child.isTextual() ? AnswerLabel.of(child.asText()) : Optional.empty();
            if (label.isPresent()) {
                return label;
            }
        }
        return Optional.empty();
    }

    /** The texts of a list, or of the lists and objects in it. An action that is an object may have a reason with it: its first text counts. */
    private static void collect(JsonNode node, List<String> found) {
        boolean more = true;
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                collect(child, found);
            } else if (child.isTextual() && more) {
                found.add(PlainCharacters.of(child.asText()).strip());
                more = node.isArray();
            }
        }
    }

    private void skipped(Map.Entry<String, JsonNode> field) {
        boolean texts = field.getValue().isArray() && field.getValue().path(0).isTextual();
        if (texts) {
            remarks.add("actions without a sub-goal were left out: '" + field.getKey() + "' is no name(arguments)");
        }
    }

    private void add(String label, List<String> found) {
        found.removeIf(String::isEmpty);
        if (found.isEmpty()) {
            remarks.add("a sub-goal without actions was left out: " + label);
        }
        found.forEach(action -> actions.add(new AnnotatedAction(action, label)));
    }
}
