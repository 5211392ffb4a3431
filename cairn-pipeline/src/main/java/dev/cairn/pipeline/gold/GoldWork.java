package dev.cairn.pipeline.gold;

import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.edit.TrajectoryEdit;
import dev.cairn.domain.edit.TrajectoryMinimizer;
import dev.cairn.domain.pool.EnvironmentFailure;
import dev.cairn.domain.pool.EnvironmentPool;
import dev.cairn.pipeline.work.ItemWork;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Recording the world's own solution of a variation.
 *
 * @param edits labels of the world's edits to make
 */
record GoldWork(List<String> edits) implements ItemWork<Variation, GoldWork.Recording> {
    /** Enough to decide on some twenty changes one by one; nearly all trajectories need one to three for each kind of change. */
    private static final int REPLAY_LIMIT = 40;

    /** Actions of one solution between two lines about it; most have fewer. */
    private static final int SAID_EVERY = 10_000;

    /**
     * What came of it.
     *
     * @param full the trajectory; none if the world broke down
     * @param edited its edited form, if edits are made
     * @param failure why the world broke down
     */
    record Recording(Optional<Trajectory> full, Optional<Trajectory> edited, Optional<String> failure) {}

    @Override
    public Class<Variation> itemType() {
        return Variation.class;
    }

    @Override
    public Class<Recording> resultType() {
        return Recording.class;
    }

    @Override
    public int together() {
        return 8;
    }

    @Override
    public boolean isSound(Recording recording) {
        return recording.failure().isEmpty();
    }

    @Override
    public Open<Variation, Recording> open(Domain world, int threads, Consumer<String> notice) {
        return new Recorders(
                new EnvironmentPool(world, threads), threads, world.edits().select(edits), notice);
    }

    private record Recorders(EnvironmentPool pool, int threads, List<TrajectoryEdit> edits, Consumer<String> notice)
            implements Open<Variation, Recording> {
        @Override
        public void run(
                List<Variation> variations,
                UnaryOperator<Function<Variation, Recording>> memory,
                BiConsumer<Variation, Recording> done) {
            OrderedWork.run(variations, threads, () -> new Recorder(pool.open(), edits, notice, memory), done);
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    /** In an environment of its own. */
    private static final class Recorder implements Function<Variation, Recording>, AutoCloseable {
        private final TextEnvironment environment;
        private final List<TrajectoryEdit> edits;
        private final Consumer<String> notice;
        private final Function<Variation, Recording> work;

        Recorder(
                TextEnvironment environment,
                List<TrajectoryEdit> edits,
                Consumer<String> notice,
                UnaryOperator<Function<Variation, Recording>> memory) {
            this.environment = environment;
            this.edits = edits;
            this.notice = notice;
            this.work = memory.apply(this::record);
        }

        @Override
        public Recording apply(Variation variation) {
            return work.apply(variation);
        }

        private Recording record(Variation variation) {
            try {
                Trajectory full = TrajectoryRecorder.record(environment, variation, (done, all) -> {
                    if (done % SAID_EVERY == 0) {
                        notice.accept("gold: " + variation.key() + " is at action " + done + " of " + all);
                    }
                });
                return new Recording(
                        Optional.of(full),
                        edits.isEmpty() ? Optional.empty() : Optional.of(edit(full)),
                        Optional.empty());
            } catch (EnvironmentFailure e) {
                return new Recording(Optional.empty(), Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
            }
        }

        private Trajectory edit(Trajectory full) {
            return TrajectoryMinimizer.of(
                            full,
                            edits,
                            (actions, goesOn) ->
                                    TrajectoryRecorder.replay(environment, full.variation(), actions, goesOn),
                            REPLAY_LIMIT)
                    .trajectory();
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
