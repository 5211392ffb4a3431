package dev.cairn.scienceworld.gold;

import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.TrajectoryFormat;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Gold files of the original layout.
 *
 * @param tasks identity of the task with an index
 */
public record GoldSequencesFormat(IntFunction<TaskId> tasks) implements TrajectoryFormat {
    @Override
    public void read(Path file, Consumer<? super Trajectory> action) {
        GoldSequences.forEach(file, tasks, action);
    }

    @Override
    public void write(Path file, Consumer<Consumer<Trajectory>> source) {
        GoldSequencesWriter.write(file, source);
    }
}
