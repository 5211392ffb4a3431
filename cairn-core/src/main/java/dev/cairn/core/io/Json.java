package dev.cairn.core.io;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.cairn.core.CairnException;

/**
 * The one JSON mapper: records in and out, an unknown or missing field is an error. A field that older files lack is
 * marked {@code @JsonProperty(isRequired = OptBoolean.FALSE)}.
 */
public final class Json {
    private static final ObjectMapper MAPPER = configure(JsonMapper.builder());

    private Json() {}

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Cairn's strictness on any Jackson format, for example YAML. */
    public static ObjectMapper configure(
            com.fasterxml.jackson.databind.cfg.MapperBuilder<? extends ObjectMapper, ?> builder) {
        return builder.addModule(new Jdk8Module())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .annotationIntrospector(new RequiredUnlessMarked())
                .build();
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
}
