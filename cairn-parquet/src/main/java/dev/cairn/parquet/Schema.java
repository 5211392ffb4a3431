package dev.cairn.parquet;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.cairn.core.io.Json;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The columns of a record: its fields, called and ordered as in its JSON. */
final class Schema {
    private static final Map<Class<?>, PrimitiveTypeName> NUMBERS = Map.of(
            int.class, PrimitiveTypeName.INT32,
            long.class, PrimitiveTypeName.INT64,
            double.class, PrimitiveTypeName.DOUBLE,
            boolean.class, PrimitiveTypeName.BOOLEAN);

    private final SerializationConfig config = Json.mapper().getSerializationConfig();

    private Schema() {}

    static MessageType of(Class<?> record) {
        Schema schema = new Schema();
        return new MessageType(record.getSimpleName(), schema.columns(schema.config.constructType(record)));
    }

    private List<Type> columns(JavaType record) {
        return describe(record).findProperties().stream().map(this::column).toList();
    }

    private Type column(BeanPropertyDefinition field) {
        JavaType type = field.getPrimaryType();
        return type.isReferenceType()
                ? column(field.getName(), type.getContentType(), Type.Repetition.OPTIONAL)
                : column(field.getName(), type, Type.Repetition.REQUIRED);
    }

    private Type column(String name, JavaType type, Type.Repetition repetition) {
        if (type.isCollectionLikeType()) {
            return Types.list(repetition)
                    .element(column("element", type.getContentType(), Type.Repetition.REQUIRED))
                    .named(name);
        }
        PrimitiveTypeName number = NUMBERS.get(type.getRawClass());
        if (number != null) {
            return Types.primitive(number, repetition).named(name);
        }
        if (type.hasRawClass(String.class)
                || type.isEnumType()
                || describe(type).findJsonValueAccessor() != null) {
            return Types.primitive(PrimitiveTypeName.BINARY, repetition)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(name);
        }
        return Types.buildGroup(repetition)
                .addFields(columns(type).toArray(Type[]::new))
                .named(name);
    }

    private BeanDescription describe(JavaType type) {
        return config.introspect(type);
    }
}
