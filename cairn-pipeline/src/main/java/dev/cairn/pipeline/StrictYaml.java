package dev.cairn.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cairn.core.DidYouMean;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.RenamedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** YAML files that people write: keys in kebab case, none unknown, none missing that is not optional. */
public final class StrictYaml {
    private static final ObjectMapper STRICT = Json.configure(YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS));

    /** A mistyped key is also a missing one; the mistyped one is what to tell the user. */
    private static final ObjectMapper UNKNOWN_KEYS_ONLY = STRICT.copy()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector())
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private StrictYaml() {}

    /**
     * Reads a file.
     *
     * @throws UserException naming the key and line at fault, and the nearest key that exists
     */
    public static <T> T read(Path file, Class<T> type) {
        return read(file, type, STRICT);
    }

    /** As {@link #read(Path, Class)}, with keys that may be left out where the record allows {@code null}. */
    public static <T> T readOptional(Path file, Class<T> type) {
        return read(file, type, UNKNOWN_KEYS_ONLY);
    }

    private static <T> T read(Path file, Class<T> type, ObjectMapper mapper) {
        try {
            String text = Files.readString(file);
            UNKNOWN_KEYS_ONLY.readValue(text, type);
            return mapper.readValue(text, type);
        } catch (UnrecognizedPropertyException e) {
            List<String> known = Objects.requireNonNullElse(e.getKnownPropertyIds(), List.of()).stream()
                    .map(String::valueOf)
                    .toList();
            String problem = RenamedKeys.message(e.getReferringClass(), e.getPropertyName())
                    .orElseGet(() ->
                            "unknown key '" + e.getPropertyName() + "'" + DidYouMean.hint(e.getPropertyName(), known));
            throw new UserException(file + line(file, e.getPropertyName()) + ": " + problem, e);
        } catch (MismatchedInputException e) {
            throw new UserException(where(file, e) + ": " + path(e) + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new UserException(where(file, e) + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Where a key stands; the parser itself only knows where the map that holds it ends. */
    private static String line(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            List<String> all = lines.toList();
            return IntStream.range(0, all.size())
                    .filter(i -> all.get(i).contains(key + ":"))
                    .mapToObj(i -> ", line " + (i + 1))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String where(Path file, JsonProcessingException e) {
        return e.getLocation() == null
                ? file.toString()
                : file + ", line " + e.getLocation().getLineNr();
    }

    private static String path(MismatchedInputException e) {
        String path = e.getPath().stream()
                .map(part -> String.valueOf(part.getFieldName()))
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : path + ": ";
    }
}
