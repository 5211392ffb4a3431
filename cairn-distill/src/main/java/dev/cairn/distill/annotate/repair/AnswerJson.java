package dev.cairn.distill.annotate.repair;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Sub-goals in JSON, however it is built: a label is a key, a text next to a list of actions in the same object or list, or a
 * name with its arguments in fields of their own. There may be one value, or several in a row, and the last one may break off.
 */
final class AnswerJson {
    private static final ObjectReader READER = Json.mapper()
            .reader()
            .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withFeatures(
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_YAML_COMMENTS);

    /** What stands before the value that a program assigns. */
    private static final Pattern ASSIGNED = Pattern.compile("\\w{1,60}+ {0,3}= {0,3}");

    /** Fields of a sub-goal whose name stands without brackets. */
    private static final Set<String> ARGUMENTS = Set.of("arguments", "args", "argument", "parameters", "params");

    private final List<AnnotatedAction> actions = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private AnswerJson() {}

    /** Empty if the text holds no JSON at the beginning of a line, or that has no sub-goal. */
    static Optional<Answer> read(String text) {
        int start = start(text);
        if (start < 0) {
            return Optional.empty();
        }
        String value = text.substring(start);
        return answer(value).or(() -> answer(Tuples.asLists(value)));
    }

    private static Optional<Answer> answer(String value) {
        AnswerJson json = new AnswerJson();
        json.readAll(value, true);
        return json.actions.isEmpty() ? Optional.empty() : Optional.of(new Answer(json.actions, json.remarks));
    }

    /** Value after value, up to the first thing that is none. */
    private void readAll(String text, boolean mayBreakOff) {
        long read = 0;
        try (JsonParser parser = READER.createParser(text)) {
            for (JsonNode tree = READER.readTree(parser);
                    tree != null && !tree.isMissingNode();
                    tree = READER.readTree(parser)) {
                visit(tree);
                read = parser.currentLocation().getCharOffset();
            }
        } catch (JsonEOFException e) {
            if (mayBreakOff) {
                readAll(JsonEnd.whole(text.substring((int) read)), false);
                remarks.add("the answer breaks off in the middle of its last sub-goal");
            }
        } catch (IOException e) {
            // no JSON: if there was none before either, it is read as lines
            return;
        }
    }

    /** The first line that begins with a bracket, or gives one a name. */
    private static int start(String text) {
        for (int line = 0; line < text.length(); ) {
            int at = line;
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            Matcher assigned = ASSIGNED.matcher(text).region(at, text.length());
            at = assigned.lookingAt() ? assigned.end() : at;
            if (at < text.length() && "{[(".indexOf(text.charAt(at)) >= 0) {
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
            if (found.isEmpty()) {
                node.forEach(child -> listed(child, label.get(), found));
            }
            add(label.get(), found);
            return;
        }
        Optional<String> call = call(node);
        if (call.isPresent()) {
            List<String> found = new ArrayList<>();
            node.properties().stream()
                    .filter(field -> !ARGUMENTS.contains(field.getKey()))
                    .forEach(field -> collect(field.getValue(), found));
            add(call.get(), found);
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            Optional<String> key = AnswerLabel.of(field.getKey());
            if (key.isPresent()) {
                List<String> found = new ArrayList<>();
                collect(field.getValue(), found);
                listed(field.getValue(), key.get(), found);
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

    /** The label of {@code {"name": "pick_up", "arguments": ["cup"], ...}}. */
    private static Optional<String> call(JsonNode node) {
        Optional<JsonNode> given = node.properties().stream()
                .filter(field -> ARGUMENTS.contains(field.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String arguments = given.get().isContainerNode()
                ? StreamSupport.stream(given.get().spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : given.get().asText();
        return node.properties().stream()
                .filter(field -> field.getValue().isTextual() && !ARGUMENTS.contains(field.getKey()))
                .flatMap(field -> AnswerLabel.of(field.getValue().asText() + "(" + arguments + ")").stream())
                .findFirst();
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

    /** Actions that stand in one text, which is not the label. */
    private static void listed(JsonNode node, String label, List<String> found) {
        if (node.isTextual() && !AnswerLabel.of(node.asText()).equals(Optional.of(label))) {
            AnswerLines line = new AnswerLines(PlainCharacters.of(node.asText()));
            found.addAll(QuotedList.bare(line, 0, line.length()));
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
