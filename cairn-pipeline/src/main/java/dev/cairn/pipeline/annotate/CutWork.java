package dev.cairn.pipeline.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.TextFile;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.distill.annotate.Annotation;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.annotate.repair.RepairLog;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.work.ItemWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Cutting the trajectories of a file of JSON lines by the rules of their world. */
record CutWork(Path trajectories) implements ItemWork<TextFile.Place, CutWork.Cut> {
    /**
     * How it ended.
     *
     * @param annotated with sub-goals, or
     * @param failure why there are none
     */
    record Cut(Variation variation, Optional<AnnotatedTrajectory> annotated, Optional<String> failure) {
        private static Cut of(Trajectory trajectory, Annotation annotation) {
            return annotation instanceof Annotation.Done done
                    ? new Cut(trajectory.variation(), Optional.of(done.trajectory()), Optional.empty())
                    : new Cut(
                            trajectory.variation(),
                            Optional.empty(),
                            Optional.of(((Annotation.Failed) annotation).reason()));
        }

        /** Rules have nothing to repair. */
        Annotation annotation() {
            return annotated
                    .<Annotation>map(cut -> new Annotation.Done(cut, RepairLog.NONE))
                    .orElseGet(() -> new Annotation.Failed(variation, failure.orElse("no reason")));
        }
    }

    @Override
    public Class<TextFile.Place> itemType() {
        return TextFile.Place.class;
    }

    @Override
    public Class<Cut> resultType() {
        return Cut.class;
    }

    @Override
    public int together() {
        return 64;
    }

    @Override
    public Open<TextFile.Place, Cut> open(Domain world, int threads, Consumer<String> notice) {
        return new Cutters(trajectories, new RuleAnnotator(world.annotationRules()), threads);
    }

    private record Cutters(Path file, Annotator annotator, int threads) implements Open<TextFile.Place, Cut> {
        @Override
        public void run(
                List<TextFile.Place> places,
                UnaryOperator<Function<TextFile.Place, Cut>> memory,
                BiConsumer<TextFile.Place, Cut> done) {
            Function<TextFile.Place, Cut> cutting = memory.apply(this::cut);
            OrderedWork.run(places, threads, () -> cutting, done);
        }

        private Cut cut(TextFile.Place place) {
            Trajectory trajectory = Jsonl.parse(TextFile.line(file, place), Trajectory.class);
            return Cut.of(trajectory, annotator.attempt(trajectory));
        }

        @Override
        public void close() {}
    }
}
