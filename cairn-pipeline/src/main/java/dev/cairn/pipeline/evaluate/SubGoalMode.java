package dev.cairn.pipeline.evaluate;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Lookup;
import dev.cairn.core.Role;
import dev.cairn.core.Segment;
import dev.cairn.core.SubGoal;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.TextFile;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the sub-goals of the two-level agent come from, as {@code --sub-goals} says it: {@code lm}, {@code gold:FILE} and so on.
 *
 * @param file annotated trajectories ({@code .jsonl}), or a text with one sub-goal a line
 */
public record SubGoalMode(Kind kind, Optional<Path> file) {
    /** The small models, as the agent is meant. */
    public static final SubGoalMode LM = new SubGoalMode(Kind.LM, Optional.empty());

    /** What names the sub-goals. */
    public enum Kind {
        LM(true, FileUse.NONE),
        RAND(true, FileUse.NEEDED),
        SEMI_RAND(true, FileUse.NONE),
        FIRST_RANDOM(true, FileUse.NEEDED),
        GOLD(false, FileUse.ALLOWED),
        LLM(false, FileUse.ALLOWED),
        LIST(false, FileUse.NEEDED);

        private final boolean asksModels;
        private final FileUse files;

        Kind(boolean asksModels, FileUse files) {
            this.asksModels = asksModels;
            this.files = files;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private enum FileUse {
        NONE,
        ALLOWED,
        NEEDED
    }

    public SubGoalMode {
        if (kind.files == FileUse.NEEDED && file.isEmpty()) {
            throw new UserException("--sub-goals " + kind.label() + " needs the sub-goals: " + kind.label()
                    + ":FILE, with annotated trajectories (.jsonl) or one sub-goal a line");
        }
        if (kind.files == FileUse.NONE && file.isPresent()) {
            throw new UserException("--sub-goals " + kind.label() + " takes no file; leave out :" + file.get());
        }
    }

    /**
     * Reads {@code MODE} or {@code MODE:FILE}.
     *
     * @throws UserException if there is no such mode, or a file is missing or too many
     */
    public static SubGoalMode of(String text) {
        int colon = text.indexOf(':');
        String label = colon < 0 ? text : text.substring(0, colon);
        if (colon >= 0 && text.substring(colon + 1).isBlank()) {
            throw new UserException("--sub-goals " + text + " names no file behind the colon");
        }
        Kind kind = Lookup.byName("mode of --sub-goals", label, List.of(Kind.values()), Kind::label);
        return new SubGoalMode(kind, colon < 0 ? Optional.empty() : Optional.of(Path.of(text.substring(colon + 1))));
    }

    /** The models that it needs; the executor is always one. */
    public List<Role> roles() {
        return kind.asksModels ? List.of(Role.FIRST, Role.CONTROLLER, Role.EXECUTOR) : List.of(Role.EXECUTOR);
    }

    /**
     * The different sub-goals of the file, in its order; of a text, every line.
     *
     * @throws UserException if it cannot be read, or has none
     */
    public List<SubGoal> subGoals() {
        Path from = file.orElseThrow(() -> new IllegalStateException("no file in " + this));
        List<SubGoal> subGoals = from.toString().endsWith(".jsonl") ? annotated(from) : lines(from);
        if (subGoals.isEmpty()) {
            throw new UserException(from + " holds no sub-goal");
        }
        return subGoals;
    }

    private static List<SubGoal> annotated(Path file) {
        Set<SubGoal> subGoals = new LinkedHashSet<>();
        Jsonl.forEach(
                file,
                AnnotatedTrajectory.class,
                annotated -> annotated.segments().stream().map(Segment::subGoal).forEach(subGoals::add));
        return List.copyOf(subGoals);
    }

    private static List<SubGoal> lines(Path file) {
        return TextFile.read(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(SubGoal::new)
                .toList();
    }

    /** As {@link #of} reads it. */
    @JsonValue
    @Override
    public String toString() {
        return kind.label() + file.map(path -> ":" + path).orElse("");
    }
}
