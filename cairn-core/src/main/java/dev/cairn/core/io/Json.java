package dev.cairn.core.io;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.cairn.core.CairnException;
import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one JSON mapper: records in and out. A field that is unknown, missing, null or twice there is an error, and so is a number that
 * is none, has no room or stands in quotes; an {@link Optional} may be null. A field that older files lack is marked
 * {@code @JsonProperty(isRequired = OptBoolean.FALSE)}.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addDeserializer(double.class, new FiniteNumber())
                    .addDeserializer(Double.class, new FiniteNumber()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .withConfigOverride(
                    Optional.class, optional -> optional.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .annotationIntrospector(new RequiredUnlessMarked())
            .build();

    private Json() {}

    /** Why a text is no JSON, or not what was expected, in words. */
    public static String reason(JsonProcessingException failure) {
        return JsonFault.reason(failure, "");
    }

    /** For trees, and to write; records are read by {@link #read}, which says where a fault is. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads a file of one record.
     *
     * @param remedy what to do about a file that is at fault
     * @throws UserException naming file, line and field of what is missing, null, unknown, twice there or of another kind
     */
    public static <T> T read(Path file, Class<T> type, String remedy) {
        return read(TextFile.whole(file), type, remedy);
    }

    static <T> T read(TextFile.Part part, Class<T> type, String remedy) {
        try {
            T value = MAPPER.readValue(part.text(), type);
            if (value == null) {
                throw MismatchedInputException.from(null, type, "it is null");
            }
            return value;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new UserException(
                    part.at(line) + ": not a valid " + type.getSimpleName() + " record ("
                            + JsonFault.reason(e, part.text()) + "); " + remedy,
                    e);
        }
    }

    /** One line, no line breaks. */
    public static String write(Object value) {
        return written(MAPPER.writer(), value);
    }

    /** One line with sorted keys: equal content gives equal text. */
    public static String canonical(Object value) {
        // as plain maps, since the nodes of a tree keep the order they were made in
        return written(
                MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS),
                MAPPER.convertValue(value, Object.class));
    }

    /** Indented, for files that people read. */
    public static String pretty(Object value) {
        return written(MAPPER.writerWithDefaultPrettyPrinter(), value) + "\n";
    }

    private static String written(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new CairnException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** Jackson's own switch for this knows no exceptions. */
    private static final class RequiredUnlessMarked extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            JsonProperty marked = member.getAnnotation(JsonProperty.class);
            return marked == null || marked.isRequired() != OptBoolean.FALSE;
        }
    }

    /** 1e999 would else be infinite, and "NaN" a number. */
    private static final class FiniteNumber extends StdScalarDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        FiniteNumber() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric()) {
                return (Double) context.handleUnexpectedToken(Double.class, parser);
            }
            double value = parser.getDoubleValue();
            if (!Double.isFinite(value)) {
                throw MismatchedInputException.from(parser, Double.class, "a number out of range");
            }
            return value;
        }
    }
}
