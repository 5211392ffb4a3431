package dev.cairn.pipeline.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.core.io.TextFile;
import dev.cairn.distill.annotate.Annotation;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.annotate.repair.RepairLog;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.work.ItemWork;
import dev.cairn.pipeline.work.LineWork;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

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
        Annotator annotator = new RuleAnnotator(world.annotationRules());
        return new LineWork<>(
                trajectories,
                Trajectory.class,
                threads,
                () -> trajectory -> Cut.of(trajectory, annotator.attempt(trajectory)));
    }
}
