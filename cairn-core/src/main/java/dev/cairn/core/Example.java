package dev.cairn.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One training row of a sequence-to-sequence model, with the field names and order of the original data sets.
 *
 * @param taskId index of the task
 * @param taskRealId topic code of the task, for example {@code 7-1}
 */
@JsonPropertyOrder({"input", "target", "task_id", "variation_id", "task_real_id"})
public record Example(
        String input,
        String target,
        @JsonProperty("task_id") int taskId,
        @JsonProperty("variation_id") int variationId,
        @JsonProperty("task_real_id") String taskRealId) {}
