package dev.cairn.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method of the simulator's Python interface: {@code {"call": NAME, "args": [...], "taken": false}}.
 *
 * @param taken whether the valid actions that came with the answer before were asked for: only then did naming them draw
 *     random numbers
 */
record Request(String call, List<@Nullable Object> arguments, boolean taken) {
    static Request read(String line) throws IOException {
        JsonNode json = Json.mapper().readTree(line);
        List<@Nullable Object> arguments = new ArrayList<>();
        json.path("args").forEach(argument -> arguments.add(value(argument)));
        return new Request(
                json.path("call").asText(), arguments, json.path("taken").asBoolean());
    }

    private static @Nullable Object value(JsonNode argument) {
        if (argument.isTextual()) {
            return argument.textValue();
        }
        if (argument.isBoolean()) {
            return argument.booleanValue();
        }
        if (argument.isInt()) {
            return argument.intValue();
        }
        if (argument.isLong()) {
            return argument.longValue();
        }
        if (argument.isBigInteger()) {
            return new BigInteger(argument.asText());
        }
        return argument.isNull() ? null : argument.doubleValue();
    }
}
