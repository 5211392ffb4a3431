package dev.cairn.t5.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.t5.model.LengthBuckets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthBucketsTest {

    private static final int BATCH_TOKENS = 400;

    private final EncodedDataset data = data(2000);
    private final LengthBuckets buckets = new LengthBuckets(data.inputLengths(), BATCH_TOKENS);

    @Test
    void everyExampleIsInOneBatchOfAnEpoch() {
        assertThat(buckets.shuffled(1, 0).stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, data.size()).boxed().toList());
        assertThat(buckets.ordered().stream().flatMap(List::stream)).hasSize(data.size());
    }

    @Test
    void paddedBatchesStayBelowTheLimit_exceptSingleLongExamples() {
        assertThat(buckets.shuffled(1, 0)).allSatisfy(batch -> {
            int widest =
                    batch.stream().mapToInt(i -> data.inputLengths()[i]).max().orElse(0);
            assertThat(batch.size() == 1 || batch.size() * widest <= BATCH_TOKENS)
                    .isTrue();
        });
    }

    @Test
    void paddingIsAFewPercent() {
        long padded = 0;
        long real = 0;
        for (List<Integer> batch : buckets.shuffled(1, 0)) {
            padded += (long) batch.size()
                    * batch.stream().mapToInt(i -> data.inputLengths()[i]).max().orElse(0);
            real += batch.stream().mapToInt(i -> data.inputLengths()[i]).sum();
        }
        assertThat((double) padded / real).isBetween(1.0, 1.1);
    }

    @Test
    void orderDependsOnSeedAndEpochAlone() {
        assertThat(buckets.shuffled(1, 3))
                .isEqualTo(new LengthBuckets(data.inputLengths(), BATCH_TOKENS).shuffled(1, 3));
        assertThat(buckets.shuffled(1, 3)).isNotEqualTo(buckets.shuffled(1, 4));
        assertThat(buckets.shuffled(1, 3)).isNotEqualTo(buckets.shuffled(2, 3));
    }

    @Test
    void batchesOfAnEpoch_areNotSortedByLength() {
        List<Integer> lengths = buckets.shuffled(1, 0).stream()
                .map(batch -> data.inputLengths()[batch.get(0)])
                .toList();
        assertThat(lengths.subList(0, 20).stream().distinct()).hasSizeGreaterThan(10);
    }

    @Test
    void cursorPutInTheMiddle_goesOnAsIfNeverStopped() {
        BatchCursor whole = new BatchCursor(buckets, 5, 0, 0);
        int perEpoch = buckets.shuffled(5, 0).size();
        IntStream.range(0, perEpoch + 7).forEach(i -> whole.next());
        BatchCursor resumed = new BatchCursor(buckets, 5, whole.epoch(), whole.position());

        assertThat(whole.epoch()).isEqualTo(1);
        List<List<Integer>> expected = new ArrayList<>();
        List<List<Integer>> found = new ArrayList<>();
        for (int i = 0; i < perEpoch; i++) {
            expected.add(whole.next());
            found.add(resumed.next());
        }
        assertThat(found).isEqualTo(expected);
    }

    private static EncodedDataset data(int count) {
        Random random = new Random(4);
        List<int[]> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = i == 17 ? 500 : 10 + random.nextInt(60);
            inputs.add(new int[length]);
        }
        return new EncodedDataset(inputs, Collections.nCopies(count, new int[3]), 0);
    }
}
