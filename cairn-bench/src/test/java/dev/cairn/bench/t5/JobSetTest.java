package dev.cairn.bench.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobSetTest {

    private final Random random = new Random(1);
    private final TokenRows rows = new TokenRows(ids(300), ids(300));

    @Test
    void bothOrdersOfRows_haveTheSameExamplesInAsManyBatches() {
        List<Job> jobs = JobSet.rows(rows, 5, 4096);

        assertThat(jobs).extracting(Job::id).containsExactly(JobSet.ROWS, JobSet.SHUFFLED_ROWS);
        assertThat(batches(jobs.get(0))).hasSize(5);
        assertThat(batches(jobs.get(1))).hasSize(5);
        assertThat(inputs(jobs.get(1))).isEqualTo(inputs(jobs.get(0)));
    }

    @Test
    void batchesOfLikeLength_waste_lessThanShuffledOnes() {
        List<Job> jobs = JobSet.rows(rows, 5, 4096);

        assertThat(padding(jobs.get(0))).isLessThan(padding(jobs.get(1)) / 2);
    }

    @Test
    void curve_takesItsStepsAndValidatesBetweenThem() {
        Curve curve = new Curve(rows, rows, 25, 10, 8);

        assertThat(curve.jobs().get(0).examples()).isEqualTo(8);
        assertThat(curve.jobs().subList(1, 4))
                .extracting(job -> batches(job).size())
                .containsExactly(10, 10, 5);
    }

    @Test
    void rowsOfALargerVocabulary_areRefused() {
        TokenRows other = new TokenRows(List.of(new int[] {5, 4096, 1}), List.of(new int[] {5, 1}));

        assertThatThrownBy(() -> JobSet.rows(other, 1, 4096))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("token 4096, the model tiny only 4096 tokens");
        assertThatThrownBy(() -> new Curve(rows, other, 1, 1, 1)).hasMessageContaining("the model mini only 2048");
    }

    private List<int[]> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.ints(20 + random.nextInt(400), 3, 1000).toArray())
                .toList();
    }

    private static List<Job.Batch> batches(Job job) {
        return ((Job.Training) job).batches();
    }

    private static List<int[]> inputs(Job job) {
        return batches(job).stream()
                .flatMap(batch -> batch.inputs().stream())
                .sorted(Comparator.comparing(System::identityHashCode))
                .toList();
    }

    private static int padding(Job job) {
        return batches(job).stream()
                .mapToInt(batch -> {
                    int[] lengths =
                            batch.inputs().stream().mapToInt(row -> row.length).toArray();
                    return lengths.length * IntStream.of(lengths).max().orElse(0)
                            - IntStream.of(lengths).sum();
                })
                .sum();
    }
}
