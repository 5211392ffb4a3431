package dev.cairn.core.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to say of files with keys of an earlier version. */
public final class RenamedKeys {
    private RenamedKeys() {}

    /** {@code 'old' is now new}, if the record once had the key. */
    public static Optional<String> message(Class<?> record, String key) {
        return Stream.of(record.getAnnotationsByType(RenamedKey.class))
                .filter(renamed -> renamed.old().equals(key))
                .map(renamed -> "'" + key + "' is now " + renamed.now())
                .findFirst();
    }

    /**
     * Why a text is no record of Cairn's: an old key in it, with the new name, if that is it, or else what the reader says.
     *
     * @param text what was read
     */
    public static String message(JsonProcessingException failure, String text) {
        return failure instanceof MismatchedInputException mismatch
                        && !mismatch.getPath().isEmpty()
                ? old(mismatch.getPath(), text).orElse(mismatch.getOriginalMessage())
                : failure.getOriginalMessage();
    }

    private static Optional<String> old(List<JsonMappingException.Reference> path, String text) {
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
                .flatMap(key -> message(type, key.getKey()).stream())
                .findFirst();
    }
}
