package dev.cairn.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Episode;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.score.EpisodeScore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * The run directory of an evaluation as others read it, finished or not. The texts of its episodes stay in the file.
 *
 * @param directory where it is
 * @param scores of the episodes that are done, in order
 */
public record EvaluationRun(Path directory, Manifest manifest, boolean finished, List<EpisodeScore> scores) {
    /** Inputs that say which text world was played. */
    private static final List<String> WORLD = List.of("domain", "domain.content");

    private static final String EPISODES = "episodes.jsonl";

    /** Parts of a protocol that only choose episodes, which are compared themselves. */
    private static final Set<String> SELECTION = Set.of("tasks", "variations", "variationsPerTask");

    public EvaluationRun {
        scores = List.copyOf(scores);
    }

    /** Whether {@code directory} holds episodes. */
    public static boolean isIn(Path directory) {
        return Files.isRegularFile(directory.resolve(EPISODES));
    }

    /**
     * Reads a run directory.
     *
     * @throws UserException if it is none, if it holds no episode, or if a file is damaged
     */
    public static EvaluationRun read(Path directory) {
        return readStarted(directory).orElseThrow(() -> new UserException(directory + " has no finished episode yet"));
    }

    /** As {@link #read}, but empty if no episode is finished yet. */
    public static Optional<EvaluationRun> readStarted(Path directory) {
        Manifest manifest = RunDirectory.manifest(directory);
        if (!isIn(directory)) {
            throw new UserException(directory + " is the run of '" + manifest.command() + "' and has no " + EPISODES
                    + "; give the run directory of cairn evaluate");
        }
        List<EpisodeScore> scores = new ArrayList<>();
        Jsonl.forEachLogged(
                directory.resolve(EPISODES), Episode.class, episode -> scores.add(EpisodeScore.of(episode)));
        return scores.isEmpty()
                ? Optional.empty()
                : Optional.of(new EvaluationRun(directory, manifest, RunDirectory.isFinished(directory), scores));
    }

    /** Reads the episodes of {@link #scores} once more, with all their texts, one at a time. */
    public void forEachEpisode(Consumer<Episode> action) {
        int[] read = {0};
        Jsonl.forEachLogged(directory.resolve(EPISODES), Episode.class, episode -> {
            // A run that goes on may have more by now.
            if (read[0]++ < scores.size()) {
                action.accept(episode);
            }
        });
    }

    /** Name of the directory. */
    public String name() {
        Path name = directory.toAbsolutePath().normalize().getFileName();
        return name == null ? directory.toString() : name.toString();
    }

    public String agent() {
        return scores.get(0).agent();
    }

    /** Name of the protocol. */
    public String protocol() {
        return scores.get(0).protocol();
    }

    /** How many episodes the run has when it is finished. */
    public int planned() {
        return Math.max(manifest.config().path("episodes").size(), scores.size());
    }

    /** Groups of tasks of its world, by name; empty for runs of older versions. */
    public Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        manifest.config()
                .path("groups")
                .properties()
                .forEach(group -> groups.put(group.getKey(), texts(group.getValue())));
        return groups;
    }

    /** What keeps the scores of two runs from being compared, in words; empty if nothing does. */
    public List<String> differences(EvaluationRun other) {
        List<String> differences = new ArrayList<>();
        List<String> rules = unlike(
                manifest.config().path("protocol"), other.manifest.config().path("protocol"));
        if (!rules.isEmpty()) {
            differences.add("the protocols differ: " + String.join("; ", rules));
        }
        List<String> keys = keys();
        List<String> otherKeys = other.keys();
        if (!keys.stream().sorted().toList().equals(otherKeys.stream().sorted().toList())) {
            differences.add("the episodes differ: " + keys.size() + " and " + otherKeys.size() + ", "
                    + keys.stream().filter(otherKeys::contains).count() + " of the first are in both");
        }
        if (!WORLD.stream().allMatch(key -> input(key).equals(other.input(key)))) {
            differences.add("the worlds differ: " + world() + " and " + other.world());
        }
        return differences;
    }

    private String input(String key) {
        return manifest.inputs().getOrDefault(key, "");
    }

    private String world() {
        return String.join(" ", WORLD.stream().map(this::input).toList());
    }

    private List<String> keys() {
        return scores.stream().map(episode -> episode.variation().key()).toList();
    }

    private static List<String> unlike(JsonNode mine, JsonNode theirs) {
        Set<String> keys = new LinkedHashSet<>();
        mine.fieldNames().forEachRemaining(keys::add);
        theirs.fieldNames().forEachRemaining(keys::add);
        keys.removeAll(SELECTION);
        return keys.stream()
                .filter(key -> !mine.path(key).equals(theirs.path(key)))
                .map(key -> key + " " + shown(mine.path(key)) + " and " + shown(theirs.path(key)))
                .toList();
    }

    private static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "nothing" : value.isTextual() ? value.asText() : value.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
