package dev.cairn.distill.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.cairn.core.Role;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.RenamedKey;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Wording;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a data set holds, written to its folder as {@code dataset.json}.
 *
 * @param domain name of the text world that the rows are about
 * @param functionWords words of its actions and sub-goals that are no names; older data sets say nothing of them
 * @param travelVerb verb of its sub-goals that lead to another place; empty if none does
 * @param selection label of the {@link Selection}
 * @param files the files with rows, in the order of role, split and task
 * @param derived files made of others' rows: small validation sets, topics, all tasks together
 * @param skipped how often an action of the trajectories has no row since the formal language does not know it
 * @param leaks rows that are in the training file too, for each role and split that has some
 * @param repeated variations that come more than once, with their number
 * @param tokenizer by which tokens are counted
 */
@RenamedKey(old = "template", now = "'wording'; make the data set again")
public record DatasetSummary(
        String domain,

        @JsonProperty(value = "function_words", isRequired = OptBoolean.FALSE)
        Optional<SortedSet<String>> functionWords,

        @JsonProperty("travel_verb") String travelVerb,
        Alignment alignment,
        @JsonProperty("history_length") int historyLength,
        Wording wording,
        String selection,
        List<FileSummary> files,
        List<Derived> derived,
        Map<String, Integer> skipped,
        List<Leak> leaks,
        Map<String, Integer> repeated,
        Optional<Tokenizer> tokenizer) {
    /** File of a data set that holds it. */
    public static final String FILE = "dataset.json";

    /**
     * The file of a role's rows in a data set of Cairn's own layout.
     *
     * @param split {@code train}, {@code val} or {@code test}
     */
    public static Path rows(Path dataset, Role role, String split) {
        return dataset.resolve(rows(role, split));
    }

    static String rows(Role role, String split) {
        return role.label() + "/" + split + ".jsonl";
    }

    /** Name of the tokenizer and the longest input that a model is to see. */
    public record Tokenizer(
            String name, @JsonProperty("max_input") int maxInput) {}

    /**
     * One file.
     *
     * @param role label of the role
     * @param split {@code train}, {@code val} or {@code test}
     * @param scope {@code all}, or the code of the only task in it
     * @param path below the folder of the data set
     * @param trajectories how many gave at least one row
     * @param meanInputChars characters of the prompts; likewise the maximum, and those of the targets
     */
    public record FileSummary(
            String role,
            String split,
            String scope,
            String path,
            int trajectories,
            int rows,
            @JsonProperty("mean_input_chars") double meanInputChars,
            @JsonProperty("max_input_chars") int maxInputChars,
            @JsonProperty("max_target_chars") int maxTargetChars,
            long bytes,
            String sha256,
            Optional<Tokens> tokens) {}

    /** Tokens of inputs and targets, and how many inputs are longer than the model is to see. */
    public record Tokens(
            @JsonProperty("median_input") int medianInput,
            @JsonProperty("p95_input") int p95Input,
            @JsonProperty("max_input") int maxInput,
            @JsonProperty("max_target") int maxTarget,
            int truncated) {}

    /** A file that repeats rows of {@link #files}. */
    public record Derived(String path, int rows, long bytes, String sha256) {}

    /** Rows of a split whose input and target also stand in the role's training file. */
    public record Leak(String role, String split, int rows, int of) {}

    public DatasetSummary {
        files = List.copyOf(files);
        derived = List.copyOf(derived);
        leaks = List.copyOf(leaks);
        skipped = sorted(skipped);
        repeated = sorted(repeated);
    }

    /**
     * That of a data set.
     *
     * @throws dev.cairn.core.UserException if there is none in the folder, or it is damaged
     */
    public static DatasetSummary read(Path dataset) {
        return Json.read(dataset.resolve(FILE), DatasetSummary.class, "make the data set again");
    }

    /** Rows of a role in a split; 0 if there is no such file. */
    public int rows(String role, String split) {
        return files.stream()
                .filter(file -> file.role().equals(role) && file.split().equals(split))
                .filter(file -> file.scope().equals("all"))
                .mapToInt(FileSummary::rows)
                .sum();
    }

    private static Map<String, Integer> sorted(Map<String, Integer> counts) {
        SortedMap<String, Integer> sorted = new TreeMap<>(counts);
        return Collections.unmodifiableSortedMap(sorted);
    }
}
