package dev.cairn.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.cairn.core.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a YAML file, and the line where it stands, counted from 1. */
sealed interface YamlNode {
    /** Where it begins; for a value of a map, the line of its key. */
    int line();

    /**
     * A single value.
     *
     * @param text as it is written; empty for null
     */
    record Scalar(int line, String text, boolean isNull) implements YamlNode {}

    /** A list. */
    record Sequence(int line, List<YamlNode> values) implements YamlNode {}

    /** A map, in the order written. */
    record Mapping(int line, Map<String, YamlNode> values) implements YamlNode {}

    /**
     * Reads one document.
     *
     * @param source name of the file
     * @throws UserException naming file and line, also for a key that stands twice in a map
     */
    static YamlNode read(String text, String source) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                return new Mapping(1, Map.of());
            }
            YamlNode root = new Reader(source, parser).node(line(parser));
            if (parser.nextToken() != null) {
                throw new UserException(source + ", line " + line(parser) + ": a second document; a file holds one");
            }
            return root;
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new UserException(source + where + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UserException("cannot read " + source + ": " + e.getMessage(), e);
        }
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Turns tokens into nodes. */
    record Reader(String source, YAMLParser parser) {
        private YamlNode node(int line) throws IOException {
            if (parser.isCurrentAlias()) {
                throw new UserException(
                        source + ", line " + line + ": an alias (*" + parser.getText() + "); write the value out");
            }
            JsonToken token = parser.currentToken();
            return switch (token) {
                case START_OBJECT -> mapping(line);
                case START_ARRAY -> {
                    List<YamlNode> values = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        values.add(node(line(parser)));
                    }
                    yield new Sequence(line, values);
                }
                case VALUE_NULL -> new Scalar(line, "", true);
                default -> new Scalar(line, parser.getText(), false);
            };
        }

        private Mapping mapping(int line) throws IOException {
            Map<String, YamlNode> values = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int at = line(parser);
                parser.nextToken();
                if (values.put(key, node(at)) != null) {
                    throw new UserException(source + ", line " + at + ": the key '" + key + "' stands twice");
                }
            }
            return new Mapping(line, values);
        }
    }
}
