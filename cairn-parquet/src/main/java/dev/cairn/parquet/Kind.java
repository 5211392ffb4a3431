package dev.cairn.parquet;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Episode;
import dev.cairn.core.Example;
import dev.cairn.core.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a line of a file can be. */
enum Kind {
    ROWS("rows", Example.class, "input", "target"),
    ANNOTATED("annotated trajectories", AnnotatedTrajectory.class, "trajectory", "segments"),
    // before trajectories, whose fields these have too
    EPISODES("episodes", Episode.class, "agent", "protocol", "variation", "taskDescription"),
    TRAJECTORIES("trajectories", Trajectory.class, "variation", "taskDescription");

    /** All of them, in words. */
    static final String NAMES = Arrays.stream(values()).map(kind -> kind.label).collect(Collectors.joining(", "));

    private final String label;
    private final Class<?> type;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final List<String> marks;

    /** @param marks fields by which a line is known as one of these */
    Kind(String label, Class<?> type, String... marks) {
        this.label = label;
        this.type = type;
        this.marks = List.of(marks);
    }

    /** The kind of a line with these fields. */
    static Optional<Kind> of(Set<String> fields) {
        return Arrays.stream(values())
                .filter(kind -> fields.containsAll(kind.marks))
                .findFirst();
    }

    String label() {
        return label;
    }

    /** Record of a line. */
    Class<?> type() {
        return type;
    }
}
