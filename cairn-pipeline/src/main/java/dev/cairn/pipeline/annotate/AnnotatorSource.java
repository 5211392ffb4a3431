package dev.cairn.pipeline.annotate;

import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.llm.store.Spending;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the annotator of a run, which may keep things in the run's directory. */
public interface AnnotatorSource {
    /** All that decides the result. */
    Map<String, Object> config();

    /** Trajectories that are annotated at the same time. */
    int threads();

    /**
     * Names of the annotators that only stand in for a language model where it is of no use; empty if none is asked. A run in
     * which they, or nobody, cut every trajectory has failed.
     */
    default Optional<List<String>> standIns() {
        return Optional.empty();
    }

    /** Opens the annotator; closed when the run ends. */
    Open open(RunDirectory run);

    /** An annotator at work. */
    interface Open extends AutoCloseable {
        /** Safe to use from several threads. */
        Annotator annotator();

        /** What a language model has cost in this run; empty if none is asked. */
        Optional<Spending> spending();

        @Override
        void close();
    }

    /** An annotator that needs nothing. */
    static AnnotatorSource of(Annotator annotator) {
        return new AnnotatorSource() {
            @Override
            public Map<String, Object> config() {
                return Map.of("annotator", annotator.name());
            }

            @Override
            public int threads() {
                return 1;
            }

            @Override
            public Open open(RunDirectory run) {
                return new Plain(annotator);
            }
        };
    }

    /** An annotator with nothing to close. */
    record Plain(Annotator annotator) implements Open {
        @Override
        public Optional<Spending> spending() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
