package dev.cairn.t5.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: one that is killed and goes on, two that share the work, one of two that is killed. */
class KilledTrainingTest {

    private static final double DROPOUT = 0.1;

    @TempDir
    private static Path shared;

    @TempDir
    Path dir;

    private static Map<Integer, Long> whole = Map.of();

    @BeforeAll
    static void trainUndisturbed() throws IOException, InterruptedException {
        LookupTask.writeTokenizer(shared.resolve("tokenizer"));
        try (TrainingProcess process = start(shared.resolve("whole"), 0, 1, shared)) {
            whole = process.lossesUntil(TrainingProcess.STEPS);
            process.rest();
        }
        assertThat(whole).hasSize(TrainingProcess.STEPS);
    }

    @Test
    void killedTraining_goesOnWithTheLossCurveOfOneThatWasNot() throws Exception {
        Map<Integer, Long> joined = new LinkedHashMap<>();
        try (TrainingProcess first = start("killed", 0, 1)) {
            joined.putAll(first.lossesUntil(10));
            first.kill();
        }
        try (TrainingProcess second = start("killed", 0, 1)) {
            Map<Integer, Long> after = second.lossesUntil(TrainingProcess.STEPS);
            assertThat(after.keySet().iterator().next()).isEqualTo(9);
            after.forEach(
                    (step, loss) -> assertThat(joined.getOrDefault(step, loss)).isEqualTo(loss));
            joined.putAll(after);
        }
        assertThat(joined).isEqualTo(whole);
    }

    @Test
    void twoProcesses_haveTheLossCurveOfOneWithBothMicroBatches() throws Exception {
        try (TrainingProcess first = start("two", 0, 2);
                TrainingProcess second = start("two", 1, 2)) {
            assertThat(first.lossesUntil(TrainingProcess.STEPS)).isEqualTo(whole);
            assertThat(second.lossesUntil(TrainingProcess.STEPS)).isEqualTo(whole);
            first.rest();
            second.rest();
            assertThat(first.exitCode()).isZero();
            assertThat(second.exitCode()).isZero();
        }
        assertThat(dir.resolve("two/model/model.safetensors"))
                .hasSameBinaryContentAs(shared.resolve("whole/model/model.safetensors"));
    }

    @Test
    void killedPeer_endsTheOtherWithAClearError() throws Exception {
        try (TrainingProcess first = start("two", 0, 2);
                TrainingProcess second = start("two", 1, 2)) {
            second.lossesUntil(2);
            second.kill();
            assertThat(first.rest()).contains("failed: Process 0 of 2 lost the others, one of them has ended");
            assertThat(first.exitCode()).isEqualTo(2);
        }
    }

    private TrainingProcess start(String workDir, int rank, int size) throws IOException {
        return start(dir.resolve(workDir), rank, size, dir);
    }

    private static TrainingProcess start(Path workDir, int rank, int size, Path dir) throws IOException {
        return TrainingProcess.start(
                workDir, shared.resolve("tokenizer"), DROPOUT, rank, size, dir.resolve("rendezvous"));
    }
}
