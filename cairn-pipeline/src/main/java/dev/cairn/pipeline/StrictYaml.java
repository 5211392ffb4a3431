package dev.cairn.pipeline;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.cairn.core.CairnException;
import dev.cairn.core.DidYouMean;
import dev.cairn.core.InvalidValueException;
import dev.cairn.core.UserException;
import dev.cairn.core.io.RenamedKeys;
import dev.cairn.core.io.TextFile;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * YAML files that people write, as records: keys in kebab case, none unknown and none twice. A key that is left out has the value that
 * it has in {@code DEFAULTS}, a constant of the record's own type, or of that of the record around it; an {@link Optional} is empty, also
 * for {@code ~}. A key without any of these must be there.
 *
 * <p>Components may be whole and decimal numbers, truth values, texts, enums (in lower case, with dashes), and lists, maps, optionals and
 * records of these. What a record's constructor refuses is reported with the line of the key that {@link InvalidValueException} names.
 */
public final class StrictYaml {
    /** Says that a component is like another one of its record, before it, except for what the file says. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    public @interface Like {
        /** Name of the other component. */
        String value();
    }

    private static final PropertyNamingStrategies.KebabCaseStrategy KEBAB =
            new PropertyNamingStrategies.KebabCaseStrategy();

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    private final String source;

    private StrictYaml(String source) {
        this.source = source;
    }

    /**
     * Reads a file.
     *
     * @throws UserException naming file, line and key of what is wrong, and the nearest key that exists
     */
    public static <T extends Record> T read(Path file, Class<T> type) {
        String source = file.toString();
        return type.cast(
                new StrictYaml(source).record(YamlNode.read(TextFile.read(file), source), type, defaults(type), ""));
    }

    /**
     * Reads a map.
     *
     * @param source name of the file, for messages
     * @param type of the values
     * @throws UserException naming file, line and key of what is wrong
     */
    public static <T> Map<String, T> map(String text, String source, Class<T> type) {
        StrictYaml yaml = new StrictYaml(source);
        Map<String, T> values = new LinkedHashMap<>();
        yaml.mapping(text).forEach((key, node) -> values.put(key, yaml.plain(node, type, key)));
        return values;
    }

    /** As {@link #map} of texts, each of which may be a list of texts; otherwise it is a list of one. */
    public static Map<String, List<String>> texts(String text, String source) {
        StrictYaml yaml = new StrictYaml(source);
        Map<String, List<String>> values = new LinkedHashMap<>();
        yaml.mapping(text).forEach((key, node) -> {
            List<YamlNode> all = node instanceof YamlNode.Sequence list ? list.values() : List.of(node);
            values.put(
                    key,
                    all.stream().map(one -> yaml.plain(one, String.class, key)).toList());
        });
        return values;
    }

    private Map<String, YamlNode> mapping(String text) {
        YamlNode node = YamlNode.read(text, source);
        if (!(node instanceof YamlNode.Mapping map)) {
            throw unexpected(node, "", "a map");
        }
        return map.values();
    }

    private <T> T plain(YamlNode node, Class<T> type, String path) {
        return type.cast(value(node, type, Optional.empty(), path));
    }

    private Object value(YamlNode node, Type type, Optional<?> otherwise, String path) {
        if (type instanceof ParameterizedType generic) {
            return generic(node, generic, otherwise, path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(node, plain, otherwise.isPresent() ? otherwise : defaults(plain), path);
        }
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) {
            throw unexpected(node, path, description(plain));
        }
        try {
            return scalar(scalar.text(), plain);
        } catch (IllegalArgumentException e) {
            String hint = plain.isEnum() ? DidYouMean.hint(scalar.text(), labels(plain)) : "";
            throw new UserException(unexpected(node, path, description(plain)).getMessage() + hint, e);
        }
    }

    private Object generic(YamlNode node, ParameterizedType type, Optional<?> otherwise, String path) {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            boolean none = node instanceof YamlNode.Scalar scalar && scalar.isNull();
            Optional<?> inner = otherwise.flatMap(value -> (Optional<?>) value);
            return none ? Optional.empty() : Optional.of(value(node, of[0], inner, path));
        }
        if (type.getRawType() == List.class) {
            if (!(node instanceof YamlNode.Sequence list)) {
                throw unexpected(node, path, "a list");
            }
            List<Object> values = new ArrayList<>();
            list.values()
                    .forEach(element ->
                            values.add(value(element, of[0], Optional.empty(), path + "[" + values.size() + "]")));
            return values;
        }
        if (!(node instanceof YamlNode.Mapping map)) {
            throw unexpected(node, path, "a map");
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        map.values()
                .forEach((key, element) -> values.put(key, value(element, of[1], Optional.empty(), path + "." + key)));
        return values;
    }

    private Object record(YamlNode node, Class<?> type, Optional<?> otherwise, String path) {
        if (!(node instanceof YamlNode.Mapping map)) {
            throw unexpected(node, path, "a map");
        }
        RecordComponent[] components = type.getRecordComponents();
        requireKnown(map, type);
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            Like like = component.getAnnotation(Like.class);
            Optional<?> base = like == null
                    ? otherwise.map(record -> get(component, record))
                    : Optional.ofNullable(values.get(like.value()));
            values.put(component.getName(), component(map, component, base, path));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values.values().toArray());
        } catch (InvocationTargetException e) {
            throw refused(map, path, Objects.requireNonNullElse(e.getCause(), e));
        } catch (ReflectiveOperationException e) {
            throw new CairnException("cannot make a " + type.getName(), e);
        }
    }

    private Object component(YamlNode.Mapping map, RecordComponent component, Optional<?> base, String path) {
        String key = KEBAB.translate(component.getName());
        String full = path.isEmpty() ? key : path + "." + key;
        YamlNode node = map.values().get(key);
        if (node != null) {
            return value(node, component.getGenericType(), base, full);
        }
        if (base.isPresent()) {
            return base.get();
        }
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        throw new UserException(at(map) + "no '" + full + "'; it has no default");
    }

    private void requireKnown(YamlNode.Mapping map, Class<?> type) {
        List<String> known = Arrays.stream(type.getRecordComponents())
                .map(component -> KEBAB.translate(component.getName()))
                .toList();
        map.values().forEach((key, node) -> {
            if (!known.contains(key)) {
                throw new UserException(at(node)
                        + RenamedKeys.message(type, key)
                                .orElseGet(() -> "unknown key '" + key + "'" + DidYouMean.hint(key, known)));
            }
        });
    }

    /** What a constructor refuses, with the line of the key if it stands in the file. */
    private RuntimeException refused(YamlNode.Mapping map, String path, Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        YamlNode where = cause instanceof InvalidValueException invalid
                ? map.values().getOrDefault(invalid.key().replaceFirst("\\..*", ""), map)
                : map;
        String of = path.isEmpty() ? "" : path + (cause instanceof InvalidValueException ? "." : ": ");
        return new UserException(at(where) + of + cause.getMessage(), cause);
    }

    private UserException unexpected(YamlNode node, String path, String expected) {
        String found = node instanceof YamlNode.Scalar scalar
                ? scalar.isNull() ? "empty" : "'" + scalar.text() + "'"
                : node instanceof YamlNode.Sequence ? "a list" : "a map";
        String subject = path.isEmpty() ? "the file" : path;
        return new UserException(at(node) + subject + " is " + found + ": expected " + expected);
    }

    private String at(YamlNode node) {
        return source + ", line " + node.line() + ": ";
    }

    /** @throws IllegalArgumentException if the text is no such value */
    private static Object scalar(String text, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == double.class || type == Double.class) {
            double number = Double.parseDouble(text);
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(text);
            }
            return number;
        }
        if (type == boolean.class || type == Boolean.class) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException(text);
            }
            return text.equals("true");
        }
        if (type.isEnum()) {
            int index = labels(type).indexOf(text);
            if (index < 0) {
                throw new IllegalArgumentException(text);
            }
            return type.getEnumConstants()[index];
        }
        return text;
    }

    private static String description(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + String.join(", ", labels(type));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        return WHOLE.contains(type) ? "a whole number" : "a text";
    }

    private static List<String> labels(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static Optional<Object> defaults(Class<?> type) {
        try {
            Field field = type.getDeclaredField("DEFAULTS");
            field.setAccessible(true);
            return Optional.of(field.get(null));
        } catch (NoSuchFieldException e) {
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new CairnException("cannot read the defaults of " + type.getName(), e);
        }
    }

    private static Object get(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new CairnException("cannot read " + component, e);
        }
    }
}
