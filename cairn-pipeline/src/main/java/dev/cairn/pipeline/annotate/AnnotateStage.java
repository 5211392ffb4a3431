package dev.cairn.pipeline.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.io.TextFile;
import dev.cairn.core.run.DoneItems;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.annotate.Annotation;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.distill.annotate.AttemptingAnnotator;
import dev.cairn.distill.annotate.repair.RepairLog;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.InputDomain;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.work.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts trajectories into sub-goals: {@code annotated.jsonl}. What could not be cut goes to {@code unannotated.jsonl}, each
 * trajectory into exactly one of the two; {@code repairs.jsonl} says what had to be repaired.
 *
 * @param trajectories as {@link TrajectoryInput} reads them
 * @param workers who cuts them by rules; other annotators work in this process, which has their answers
 */
public record AnnotateStage(Domain domain, Path trajectories, AnnotatorSource source, Workers workers)
        implements Stage<AnnotateResult> {
    /** File of the annotated trajectories below the run directory. */
    public static final String FILE = "annotated.jsonl";

    /** File of those without sub-goals: {@link Unannotated}. */
    public static final String UNANNOTATED = "unannotated.jsonl";

    /** File of {@link RepairRecord}; of two for one variation the later one counts. */
    public static final String REPAIRS = "repairs.jsonl";

    /** Trajectories that a language model may fail at before it has cut the first; then it is of no use at all. */
    private static final int HOPELESS = 20;

    /** Kept for a message. */
    private static final int MOST_REASONS = 1000;

    private static final String RULES = "rules";

    /** Trajectories in memory for each thread. */
    private static final int BATCH = 16;

    @Override
    public String command() {
        return "annotate";
    }

    @Override
    public Object config() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("domain", domain.name());
        config.putAll(source.config());
        return config;
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(InputDomain.language(domain));
        inputs.put("trajectories", "sha256:" + Sha256.of(trajectories));
        return inputs;
    }

    @Override
    public Class<AnnotateResult> resultType() {
        return AnnotateResult.class;
    }

    /** Reads every record once, so that a damaged line, and one without anything to cut, is found before anything is written or paid for. */
    @Override
    public void check() {
        InputDomain.require(trajectories, domain);
        if (workers.areElsewhere()) {
            checkThatOthersCan();
        }
        int[] count = {0};
        TrajectoryInput.forEach(domain, trajectories, trajectory -> {
            AttemptingAnnotator.kept(domain.annotationRules(), trajectory);
            count[0]++;
        });
        if (count[0] == 0) {
            throw new UserException(trajectories + " holds no trajectory; record some with `cairn gold`");
        }
    }

    private void checkThatOthersCan() {
        Object annotator = source.config().get("annotator");
        if (!RULES.equals(annotator)) {
            throw new UserException("the annotator " + annotator + " works in one process, where its answers are: leave"
                    + " out --master");
        }
        if (!TrajectoryInput.isJsonLines(trajectories)) {
            throw new UserException(trajectories + " is no file of JSON lines (.jsonl), of which machines can read some"
                    + " each: leave out --master");
        }
    }

    @Override
    public AnnotateResult run(RunDirectory run, Progress progress) {
        try (AnnotatorSource.Open open = source.open(run)) {
            try (Work work = new Work(run, open.annotator())) {
                if (workers.areElsewhere()) {
                    cutElsewhere(run, progress, work);
                } else {
                    TrajectoryInput.forEach(domain, trajectories, work::add);
                }
                work.end();
            }
            AnnotateResult result =
                    AnnotateResult.of(run, open.spending(), source.standIns().orElse(List.of()));
            progress.say(result.trajectories() + " trajectories, " + result.subGoals() + " sub-goals");
            return result;
        }
    }

    private void cutElsewhere(RunDirectory run, Progress progress, Work work) {
        List<TextFile.Place> places = new ArrayList<>();
        int[] done = {0};
        TextFile.forEachLine(trajectories, line -> {
            if (!line.text().isBlank()) {
                // behind the first that is not done there is none
                if (done[0] == places.size()
                        && work.done.holds(
                                Jsonl.parse(line, Trajectory.class).variation().key())) {
                    done[0]++;
                }
                places.add(line.place());
            }
        });
        CutWork cutting = new CutWork(trajectories.toAbsolutePath());
        workers.run(
                run,
                progress,
                cutting,
                places,
                done[0],
                UnaryOperator.identity(),
                (place, cut) -> work.record(cut.variation().key(), cut.annotation()));
    }

    /** Annotates batch by batch, so that memory does not grow with the file. */
    private final class Work implements AutoCloseable {
        private final RunDirectory run;
        private final Annotator annotator;
        private final JsonlLog annotated;
        private final JsonlLog unannotated;
        private final JsonlLog repairs;
        private final AtomicReference<@Nullable UserException> stop = new AtomicReference<>();
        private final List<Trajectory> batch = new ArrayList<>();
        private final List<Runnable> held = new ArrayList<>();
        private final List<String> reasons = new ArrayList<>();
        private boolean proved;
        private final DoneItems done;

        Work(RunDirectory run, Annotator annotator) {
            this.run = run;
            this.annotator = annotator;
            this.annotated = JsonlLog.open(run.file(FILE));
            this.unannotated = JsonlLog.open(run.file(UNANNOTATED));
            this.repairs = JsonlLog.open(run.file(REPAIRS));
            this.done = new DoneItems(
                    DoneItems.Log.read(
                            run.file(FILE),
                            AnnotatedTrajectory.class,
                            one -> one.trajectory().variation().key()),
                    DoneItems.Log.read(run.file(UNANNOTATED), Unannotated.class, Unannotated::variation));
            this.proved = annotated.size() + unannotated.size() > 0
                    || source.standIns().isEmpty();
        }

        void add(Trajectory trajectory) {
            if (done.holds(trajectory.variation().key())) {
                return;
            }
            batch.add(trajectory);
            if (batch.size() == BATCH * source.threads()) {
                flush();
            }
        }

        /**
         * Annotates what was added. A failure that concerns all trajectories ends the run, but not before the answers that
         * are under way have come in, since they are paid for.
         */
        void flush() {
            boolean[] gap = {false};
            Function<Trajectory, Optional<Annotation>> worker = this::attempt;
            OrderedWork.run(batch, source.threads(), () -> worker, (trajectory, annotation) -> {
                gap[0] |= annotation.isEmpty();
                if (!gap[0]) {
                    record(trajectory.variation().key(), annotation.orElseThrow());
                }
            });
            batch.clear();
            UserException reason = stop.get();
            if (reason != null) {
                throw reason;
            }
        }

        /** After the last one. */
        void end() {
            done.requireAll();
            flush();
            if (!held.isEmpty()) {
                throw hopeless();
            }
            if (annotated.size() == 0) {
                throw new UserException("none of the " + unannotated.size() + " trajectories was cut into sub-goals"
                        + (reasons.isEmpty() ? "" : ": " + Reasons.of(reasons).text()) + "; all reasons are in "
                        + run.file(UNANNOTATED));
            }
        }

        private Optional<Annotation> attempt(Trajectory trajectory) {
            if (stop.get() != null) {
                return Optional.empty();
            }
            try {
                return Optional.of(annotator.attempt(trajectory));
            } catch (UserException e) {
                stop.compareAndSet(null, e);
                return Optional.empty();
            }
        }

        /** Holds back what comes before a language model has shown that it can cut a trajectory. */
        private void record(String key, Annotation annotation) {
            proved |= isByModel(annotation);
            if (proved) {
                held.forEach(Runnable::run);
                held.clear();
                write(key, annotation);
                return;
            }
            held.add(() -> write(key, annotation));
            reasons.add(reason(annotation));
            if (held.size() >= HOPELESS) {
                stop.compareAndSet(null, hopeless());
            }
        }

        private boolean isByModel(Annotation annotation) {
            return annotation instanceof Annotation.Done done
                    && !source.standIns()
                            .orElse(List.of())
                            .contains(done.trajectory().annotator());
        }

        private UserException hopeless() {
            return new UserException("the language model cut none of the first " + held.size() + " trajectories: "
                    + Reasons.of(reasons).text()
                    + "; nothing was recorded, and the same command goes on when that is mended; answers that are on"
                    + " disk are not asked for again");
        }

        private void write(String key, Annotation annotation) {
            if (annotation instanceof Annotation.Done done) {
                if (!done.repairs().equals(RepairLog.NONE)) {
                    repairs.append(new RepairRecord(key, done.trajectory().annotator(), done.repairs()));
                }
                annotated.append(done.trajectory());
            } else if (annotation instanceof Annotation.Failed failed) {
                unannotated.append(new Unannotated(key, failed.reason()));
                if (annotated.size() == 0 && reasons.size() < MOST_REASONS) {
                    reasons.add(failed.reason());
                }
            }
            run.itemDone(key, Map.of());
        }

        @Override
        public void close() {
            annotated.close();
            unannotated.close();
            repairs.close();
        }
    }

    private static String reason(Annotation annotation) {
        if (annotation instanceof Annotation.Failed failed) {
            return failed.reason();
        }
        return ((Annotation.Done) annotation)
                .repairs().remarks().stream().findFirst().orElse("no reason");
    }
}
