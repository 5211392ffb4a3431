package dev.cairn.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Records by a schema. JSON leaves out some fields that are empty or 0; in the columns they are empty or 0. */
record Columns(MessageType schema) {
    /** The row of a record. */
    Group group(JsonNode record) {
        return fill(new SimpleGroup(schema), schema, record);
    }

    private static Group fill(Group group, GroupType type, JsonNode record) {
        for (Type field : type.getFields()) {
            add(group, field, record.path(field.getName()));
        }
        return group;
    }

    private static void add(Group group, Type field, JsonNode value) {
        boolean isAbsent = value.isMissingNode() || value.isNull();
        if (isAbsent && field.isRepetition(Type.Repetition.OPTIONAL)) {
            return;
        }
        String name = field.getName();
        if (LogicalTypeAnnotation.listType().equals(field.getLogicalTypeAnnotation())) {
            Type entry = field.asGroupType().getType(0);
            Type element = entry.asGroupType().getType(0);
            Group list = group.addGroup(name);
            value.forEach(each -> add(list.addGroup(entry.getName()), element, each));
        } else if (!field.isPrimitive()) {
            fill(group.addGroup(name), field.asGroupType(), value);
        } else {
            switch (field.asPrimitiveType().getPrimitiveTypeName()) {
                case INT32 -> group.add(name, value.asInt());
                case INT64 -> group.add(name, value.asLong());
                case DOUBLE -> group.add(name, value.asDouble());
                case BOOLEAN -> group.add(name, value.asBoolean());
                default -> group.add(name, value.asText());
            }
        }
    }
}
