package dev.cairn.scienceworld.gold;

import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The shortest train gold trajectory of each of the 30 tasks, as the simulator recorded it, in the original layout. */
public final class GoldFixture {
    private static final List<TaskId> TASKS = tasks();
    private static final List<Trajectory> TRAJECTORIES = GoldSequences.read(file("one-per-task.json.gz"), TASKS::get);

    private GoldFixture() {}

    public static List<Trajectory> onePerTask() {
        return TRAJECTORIES;
    }

    /** @param code the task's code, for example {@code 7-1} */
    public static Trajectory ofTask(String code) {
        return TRAJECTORIES.stream()
                .filter(trajectory -> trajectory.variation().task().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    public static TaskId task(int index) {
        return TASKS.get(index);
    }

    /** A copy of the resource, which for other modules lies in a jar. */
    static Path file(String name) {
        try (InputStream in = Objects.requireNonNull(GoldFixture.class.getResourceAsStream("/gold/" + name))) {
            Path copy = Files.createTempDirectory("gold").resolve(name);
            Files.copy(in, copy);
            copy.toFile().deleteOnExit();
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<TaskId> tasks() {
        try {
            return Files.readAllLines(file("tasks.tsv")).stream()
                    .map(line -> line.split("\t"))
                    .map(part -> new TaskId(Integer.parseInt(part[0]), part[2], part[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
