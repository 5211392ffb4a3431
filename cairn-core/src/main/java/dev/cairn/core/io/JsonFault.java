package dev.cairn.core.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.cairn.core.DidYouMean;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a text is no record, in words: the field, and what is wrong with it. */
final class JsonFault {
    private static final int LONGEST = 400;

    /** What Jackson tells programmers. */
    private static final Pattern ADVICE = Pattern.compile(
            " \\((?:but (?:could|might) if|although at least|bound as) [^()]*\\)"
                    + "| \\(start marker at .*|, from `[^`]*`|: maybe a \\(non-standard\\) .*|: (?:not allowed as per|enable) `.*|: no \\S+-argument constructor.*");

    /** A value that is no object, or another than the field's, in the words of a program. */
    private static final Pattern OTHER_KIND = Pattern.compile(
            "Cannot construct instance of `[^`]*` \\(.*|Cannot deserialize value of type .* from (\\w+) value \\(token .*");

    private JsonFault() {}

    /** @param text what was read */
    static String reason(JsonProcessingException failure, String text) {
        if (!(failure instanceof JsonMappingException mapping)) {
            return cut(failure.getOriginalMessage());
        }
        return renamed(mapping, text).orElseGet(() -> {
            String field = field(mapping.getPath());
            return cut(field.isEmpty() ? what(mapping) : "field '" + field + "': " + what(mapping));
        });
    }

    /** In a user's words, and no longer than a few lines: what is at fault may be a megabyte. */
    private static String cut(String original) {
        String reason = ADVICE.matcher(original).replaceAll("");
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "...";
    }

    private static String what(JsonMappingException failure) {
        if (failure instanceof InvalidNullException) {
            return "null; it must have a value";
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            List<String> known =
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
            return "unknown" + DidYouMean.hint(unknown.getPropertyName(), known);
        }
        if (failure.getOriginalMessage().startsWith("Missing required creator property")) {
            return "missing";
        }
        if (failure.getOriginalMessage().startsWith("No fallback setter")) {
            return "there twice, by its name of now and by an earlier one";
        }
        Matcher other = OTHER_KIND.matcher(failure.getOriginalMessage());
        if (other.matches()) {
            String found = other.group(1);
            return "a value of the wrong kind" + (found == null ? "" : ", " + found.toLowerCase(Locale.ROOT));
        }
        Throwable cause = failure.getCause();
        return failure instanceof ValueInstantiationException && cause != null && cause.getMessage() != null
                ? cause.getMessage()
                : failure.getOriginalMessage();
    }

    /** {@code variation.split}, {@code steps[2].score}. */
    private static String field(List<JsonMappingException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference part : path) {
            if (part.getFieldName() == null) {
                field.append('[').append(part.getIndex()).append(']');
            } else {
                field.append(field.length() == 0 ? "" : ".").append(part.getFieldName());
            }
        }
        return field.toString();
    }

    /** A key of an earlier version, if that is why another one is missing. */
    private static Optional<String> renamed(JsonMappingException failure, String text) {
        List<JsonMappingException.Reference> path = failure.getPath();
        if (path.isEmpty() || !(failure instanceof MismatchedInputException)) {
            return Optional.empty();
        }
        JsonNode record;
        try {
            record = Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        for (JsonMappingException.Reference part : path.subList(0, path.size() - 1)) {
            record = part.getFieldName() == null ? record.path(part.getIndex()) : record.path(part.getFieldName());
        }
        Object from = path.get(path.size() - 1).getFrom();
        Class<?> type = from instanceof Class<?> known ? known : from.getClass();
        return record.properties().stream()
                .flatMap(key -> RenamedKeys.message(type, key.getKey()).stream())
                .findFirst();
    }
}
