package dev.cairn.conformance.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists, dictionaries, texts, numbers and constants as Python writes them, read as JSON trees and written from them. */
final class PythonLiteral {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PythonLiteral() {}

    /** @throws IllegalArgumentException if the text is no literal */
    static JsonNode parse(String text) {
        return new Parser(text).whole();
    }

    /** As {@code repr} writes it. */
    static String write(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> parts.add(write(element)));
            return "[" + String.join(", ", parts) + "]";
        }
        if (value.isObject()) {
            value.properties().forEach(field -> parts.add(quote(field.getKey()) + ": " + write(field.getValue())));
            return "{" + String.join(", ", parts) + "}";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "True" : "False";
        }
        return value.isTextual() ? quote(value.asText()) : value.isNull() ? "None" : value.asText();
    }

    private static String quote(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> quoted.append(escaped(c, quote)));
        return quoted.append(quote).toString();
    }

    private static String escaped(int c, char quote) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default -> {
                if (c == quote) {
                    yield "\\" + quote;
                }
                boolean plain = c >= ' ' && c != 0x7f && !(c >= 0x80 && c <= 0xa0);
                yield plain ? Character.toString(c) : String.format(Locale.ROOT, "\\x%02x", c);
            }
        };
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        JsonNode whole() {
            JsonNode value = value();
            if (peek() != 0) {
                throw wrong();
            }
            return value;
        }

        private JsonNode value() {
            char c = peek();
            if (c == '[' || c == '(') {
                return list(c == '[' ? ']' : ')');
            }
            if (c == '{') {
                return dictionary();
            }
            return c == '\'' || c == '"' ? NODES.textNode(string()) : word();
        }

        private ArrayNode list(char close) {
            ArrayNode list = NODES.arrayNode();
            at++;
            while (peek() != close) {
                list.add(value());
                comma(close);
            }
            at++;
            return list;
        }

        private ObjectNode dictionary() {
            ObjectNode dictionary = NODES.objectNode();
            at++;
            while (peek() != '}') {
                String key = string();
                if (peek() != ':') {
                    throw wrong();
                }
                at++;
                dictionary.set(key, value());
                comma('}');
            }
            at++;
            return dictionary;
        }

        private void comma(char close) {
            if (peek() == ',') {
                at++;
            } else if (peek() != close) {
                throw wrong();
            }
        }

        private String string() {
            char quote = peek();
            if (quote != '\'' && quote != '"') {
                throw wrong();
            }
            StringBuilder string = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != quote; at++) {
                char c = text.charAt(at);
                string.append(c == '\\' ? escape() : String.valueOf(c));
            }
            if (at >= text.length()) {
                throw wrong();
            }
            at++;
            return string.toString();
        }

        private String escape() {
            at++;
            char c = at < text.length() ? text.charAt(at) : 0;
            return switch (c) {
                case 'n' -> "\n";
                case 'r' -> "\r";
                case 't' -> "\t";
                case '\\', '\'', '"' -> String.valueOf(c);
                case 'x' -> code(2);
                case 'u' -> code(4);
                case 'U' -> code(8);
                default -> throw wrong();
            };
        }

        private String code(int digits) {
            if (at + digits >= text.length()) {
                throw wrong();
            }
            String code = text.substring(at + 1, at + 1 + digits);
            at += digits;
            return Character.toString(Integer.parseInt(code, 16));
        }

        private JsonNode word() {
            int from = at;
            while (at < text.length() && ",]}): \n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(from, at);
            return switch (word) {
                case "True" -> NODES.booleanNode(true);
                case "False" -> NODES.booleanNode(false);
                case "None" -> NODES.nullNode();
                default -> number(word);
            };
        }

        private JsonNode number(String word) {
            if (word.matches("-?\\d{1,18}")) {
                return NODES.numberNode(Long.parseLong(word));
            }
            if (word.matches("-?\\d*\\.?\\d+(e[+-]?\\d+)?")) {
                return NODES.numberNode(Double.parseDouble(word));
            }
            throw wrong();
        }

        /** The next character that is no blank; 0 at the end. */
        private char peek() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException("no Python literal at character " + at);
        }
    }
}
