package dev.cairn.bench.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.core.UserException;
import dev.cairn.t5.Device;
import dev.cairn.t5.T5Model;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidesTest {

    private static final List<int[]> INPUTS = List.of(new int[] {5, 9, 7, 1}, new int[] {4, 1});
    private static final List<Job.Batch> BATCHES = List.of(new Job.Batch(INPUTS, INPUTS));
    private static final Job SEARCH = new Job.Beams("search", Geometry.MINI, "fp32", 3, 6, INPUTS);

    @Test
    void cairn_searches_trainsAndValidates(@TempDir Path work) {
        saveModel(work);
        try (CairnSide cairn = new CairnSide(work, Device.CPU)) {
            Job validation = new Job.Validation("validation", Geometry.MINI, BATCHES);
            double before = cairn.run(validation).loss();
            Answer training = cairn.run(new Job.Training("training", Geometry.MINI, "fp32", 1e-3, BATCHES));

            assertThat(training.loss()).isEqualTo(before, within(1e-4));
            assertThat(cairn.run(validation).loss()).isLessThan(before);
            assertThat(cairn.run(SEARCH).sequences())
                    .hasSize(2)
                    .allSatisfy(answers -> assertThat(answers).hasSize(3));
        }
    }

    @Test
    void comparedWithItself_answersAgree(@TempDir Path work) {
        saveModel(work);
        try (CairnSide one = new CairnSide(work, Device.CPU);
                CairnSide other = new CairnSide(work, Device.CPU)) {
            Comparison comparison = new T5Benchmark(List.of(one, new Renamed(other)), false, 1, 0, line -> {})
                    .run(List.of(SEARCH))
                    .get(0);

            assertThat(comparison.agreement()).containsEntry("other", "6 of 6 sequences equal");
            assertThat(comparison.ratio("Cairn", "other")).isPresent();
        }
    }

    @Test
    void aProcess_isAskedByNameOfTheJobAndAnswersInJson() {
        String answer = "{\"seconds\": 2.0, \"cpuSeconds\": 1.0, \"sequences\": [[[7]]], \"loss\": 0.5}";
        try (Side side = process("read job; [ \"$job\" = search ] && echo '" + answer + "'")) {
            assertThat(side.run(SEARCH)).isEqualTo(new Answer(2, 1, List.of(List.of(List.of(7))), 0.5));
        }
    }

    @Test
    void aProcessThatEnds_isNamed() {
        try (Side side = process("read job")) {
            assertThatThrownBy(() -> side.run(SEARCH))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("other ended at the job search");
        }
    }

    private static Side process(String script) {
        return PythonSide.start("other", job -> true, List.of("sh", "-c", script));
    }

    private static void saveModel(Path work) {
        try (T5Model model = T5Model.create(Geometry.MINI.config(), 1)) {
            model.save(work.resolve(Geometry.MINI.label()));
        }
    }

    private record Renamed(Side side) implements Side {
        @Override
        public String name() {
            return "other";
        }

        @Override
        public boolean does(Job job) {
            return side.does(job);
        }

        @Override
        public Answer run(Job job) {
            return side.run(job);
        }

        @Override
        public void close() {}
    }
}
