package dev.cairn.scienceworld.gold;

import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Run in a small heap of its own: writes a large gold file and reads it back. */
final class LargeGoldFile {
    private static final int PER_TASK = 300;
    static final int TRAJECTORIES = 30 * PER_TASK;

    private LargeGoldFile() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        GoldSequencesWriter.write(file, LargeGoldFile::fill);
        AtomicInteger read = new AtomicInteger();
        GoldSequences.forEach(file, GoldFixture::task, trajectory -> read.incrementAndGet());
        System.out.println("read " + read);
    }

    private static void fill(Consumer<Trajectory> out) {
        for (Trajectory trajectory : GoldFixture.onePerTask()) {
            Variation variation = trajectory.variation();
            for (int i = 0; i < PER_TASK; i++) {
                out.accept(new Trajectory(
                        new Variation(variation.task(), i, variation.split()),
                        trajectory.taskDescription(),
                        trajectory.steps()));
            }
        }
    }
}
