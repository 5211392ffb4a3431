package dev.cairn.distill.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.distill.prompt.Alignment;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a data set holds, written beside it as {@code dataset.json}.
 *
 * @param files the files with at least one row, by role and split
 * @param skipped how often an action of the trajectories has no row since the formal language does not know it
 */
public record DatasetSummary(
        Alignment alignment,
        @JsonProperty("history_length") int historyLength,
        List<FileSummary> files,
        Map<String, Integer> skipped) {

    /**
     * One file.
     *
     * @param role label of the role
     * @param split {@code train}, {@code val} or {@code test}
     * @param trajectories how many gave at least one row
     * @param meanInputChars characters of the prompts; likewise the maximum, and those of the targets
     */
    public record FileSummary(
            String role,
            String split,
            int trajectories,
            int rows,
            @JsonProperty("mean_input_chars") double meanInputChars,
            @JsonProperty("max_input_chars") int maxInputChars,
            @JsonProperty("max_target_chars") int maxTargetChars) {
        /** Where the file lies below the folder of the data set. */
        public String path() {
            return role + "/" + split + ".jsonl";
        }
    }

    public DatasetSummary {
        files = List.copyOf(files);
        SortedMap<String, Integer> sorted = new TreeMap<>(skipped);
        skipped = Collections.unmodifiableSortedMap(sorted);
    }

    /** Rows of a role in a split; 0 if there is no such file. */
    public int rows(String role, String split) {
        return files.stream()
                .filter(file -> file.role().equals(role) && file.split().equals(split))
                .mapToInt(FileSummary::rows)
                .sum();
    }
}
