package dev.cairn.conformance.vector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A value in a vector, which is read strictly: what is missing, {@code null} or of another type than the one asked for is a
 * {@link MalformedVectorException} that names the place. So no group can take a damaged vector for one that says nothing.
 */
public final class Value implements Iterable<Value> {
    private static final int MOST = 1_000_000;

    private final JsonNode json;
    private final String place;

    private Value(JsonNode json, String place) {
        this.json = json;
        this.place = place;
    }

    /** @param place how messages name the value, for example {@code input} */
    public static Value of(JsonNode json, String place) {
        return new Value(json, place);
    }

    /** A field that must be there; it may be {@code null}. */
    public Value at(String name) {
        require(JsonNode::isObject, "an object");
        if (!json.has(name)) {
            throw new MalformedVectorException(place + " has no field '" + name + "'");
        }
        return new Value(json.get(name), place + "." + name);
    }

    /** An entry of a list, from 0. */
    public Value at(int index) {
        require(JsonNode::isArray, "a list");
        if (!json.has(index)) {
            throw new MalformedVectorException(place + " has " + json.size() + " entries, and no entry " + index);
        }
        return new Value(json.get(index), place + "[" + index + "]");
    }

    /** A field that vectors may leave out; empty also if it is {@code null}. */
    public Optional<Value> find(String name) {
        require(JsonNode::isObject, "an object");
        return json.hasNonNull(name) ? Optional.of(at(name)) : Optional.empty();
    }

    /** Whether it is an object with this field, {@code null} or not. */
    public boolean has(String name) {
        return json.isObject() && json.has(name);
    }

    /** The last entry of a list. */
    public Value last() {
        require(node -> node.isArray() && !node.isEmpty(), "a list with an entry");
        return at(json.size() - 1);
    }

    /** Number of entries of a list. */
    public int size() {
        return require(JsonNode::isArray, "a list").size();
    }

    public String text() {
        return require(JsonNode::isTextual, "a text").textValue();
    }

    public String text(String name) {
        return at(name).text();
    }

    public String text(int index) {
        return at(index).text();
    }

    /** A number without a fraction that fits an {@code int}. */
    public int integer() {
        return require(node -> node.canConvertToExactIntegral() && node.canConvertToInt(), "a whole number")
                .intValue();
    }

    public int integer(String name) {
        return at(name).integer();
    }

    public int integer(int index) {
        return at(index).integer();
    }

    /** A text or a number, as it stands in a table. */
    public String cell() {
        return require(node -> node.isTextual() || node.isNumber(), "a text or a number")
                .asText();
    }

    /** A whole number of things that are made: from 0 to a million, so that no typing error fills the memory. */
    public int count(String name) {
        Value value = at(name);
        int count = value.integer();
        value.require(unused -> count >= 0 && count <= MOST, "between 0 and " + MOST);
        return count;
    }

    public double number() {
        return require(JsonNode::isNumber, "a number").doubleValue();
    }

    public double number(String name) {
        return at(name).number();
    }

    public boolean flag() {
        return require(JsonNode::isBoolean, "true or false").booleanValue();
    }

    public boolean flag(String name) {
        return at(name).flag();
    }

    /** Entries of a list. */
    public List<Value> list() {
        require(JsonNode::isArray, "a list");
        List<Value> entries = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            entries.add(at(i));
        }
        return entries;
    }

    @Override
    public Iterator<Value> iterator() {
        return list().iterator();
    }

    /** A list of texts. */
    public List<String> texts() {
        return each(Value::text);
    }

    public List<String> texts(String name) {
        return at(name).texts();
    }

    public List<String> texts(int index) {
        return at(index).texts();
    }

    /** A list of whole numbers. */
    public List<Integer> integers() {
        return each(Value::integer);
    }

    public List<Integer> integers(String name) {
        return at(name).integers();
    }

    /** Fields of an object, in order. */
    public Map<String, Value> fields() {
        require(JsonNode::isObject, "an object");
        Map<String, Value> fields = new LinkedHashMap<>();
        json.fieldNames().forEachRemaining(name -> fields.put(name, at(name)));
        return fields;
    }

    public boolean isText() {
        return json.isTextual();
    }

    public boolean isList() {
        return json.isArray();
    }

    public boolean isObject() {
        return json.isObject();
    }

    public boolean isNull() {
        return json.isNull();
    }

    /** Equal if both say the same, wherever they stand. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Value value && json.equals(value.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** As JSON. */
    @Override
    public String toString() {
        return json.toString();
    }

    private <T> List<T> each(Function<Value, T> reading) {
        return list().stream().map(reading).toList();
    }

    private JsonNode require(Predicate<JsonNode> test, String what) {
        if (!test.test(json)) {
            throw new MalformedVectorException(place + " must be " + what + ", but is " + brief());
        }
        return json;
    }

    private String brief() {
        String text = json.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
