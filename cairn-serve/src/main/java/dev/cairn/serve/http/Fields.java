package dev.cairn.serve.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.DidYouMean;
import dev.cairn.core.io.Json;
import io.javalin.http.Context;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The fields of a JSON object that a client sent. */
public final class Fields {
    private final JsonNode object;

    private Fields(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads the body of a request; no body is an object without fields.
     *
     * @param known names that may occur
     * @throws HttpProblem if it is no JSON object, or has another field
     */
    public static Fields of(Context context, String... known) {
        Fields fields = open(context);
        Iterator<String> names = fields.object.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!List.of(known).contains(name)) {
                throw HttpProblem.badRequest("unknown field '" + shortened(name) + "'"
                        + DidYouMean.hint(name, List.of(known)) + "; the fields are " + String.join(", ", known));
            }
        }
        return fields;
    }

    /** As above, whatever other fields there are. */
    public static Fields open(Context context) {
        String body = context.body();
        if (body.isBlank()) {
            return new Fields(Json.mapper().createObjectNode());
        }
        try {
            return of(Json.mapper().readTree(body));
        } catch (JsonProcessingException e) {
            throw HttpProblem.badRequest("the body is no JSON: " + Json.reason(e));
        }
    }

    /** Those of an object that is read already. */
    public static Fields of(JsonNode object) {
        if (!object.isObject()) {
            throw HttpProblem.badRequest("expected a JSON object, found " + shortened(object.toString()));
        }
        return new Fields(object);
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Any value; a missing node if there is none. */
    public JsonNode get(String name) {
        return object.path(name);
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> HttpProblem.badRequest("the field '" + name + "' is missing"));
    }

    public Optional<String> optionalText(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = object.get(name);
        if (!value.isTextual()) {
            throw wrong(name, "a text");
        }
        return Optional.of(value.asText());
    }

    /** A whole number of that range. */
    public int number(String name, int least, int most) {
        JsonNode value = object.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            throw wrong(name, "a whole number from " + least + " to " + most);
        }
        return value.asInt();
    }

    /** As above, or {@code otherwise} if it is missing. */
    public int number(String name, int otherwise, int least, int most) {
        return has(name) ? number(name, least, most) : otherwise;
    }

    /** A number of that range, or {@code otherwise} if it is missing. */
    public double decimal(String name, double otherwise, double least, double most) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = object.get(name);
        if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
            throw wrong(name, "a number from " + least + " to " + most);
        }
        return value.asDouble();
    }

    private HttpProblem wrong(String name, String expected) {
        return HttpProblem.badRequest(
                has(name)
                        ? "'" + name + "' is " + shortened(object.get(name).toString()) + "; expected " + expected
                        : "the field '" + name + "' is missing; expected " + expected);
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }
}
