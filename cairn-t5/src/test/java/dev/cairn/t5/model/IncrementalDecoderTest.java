package dev.cairn.t5.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.t5.FeedForward;
import dev.cairn.t5.Precision;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both decoders compute what the network computes for targets known in advance, also after rows have changed places. */
class IncrementalDecoderTest {

    private static final int BEAMS = 3;
    private static final int[] FIRST = {7, 9, 11, 4, 1};
    private static final int[] SECOND = {30, 31, 32, 33, 34, 35, 36, 1};

    @ParameterizedTest
    @EnumSource
    void scoresAreThoseOfTheWholeSequences(FeedForward feedForward) {
        compare(
                feedForward,
                decoder -> {
                    decoder.next(new long[6]);
                    return decoder.next(new long[] {5, 6, 7, 8, 9, 10});
                },
                List.of(row(FIRST, 5), row(FIRST, 6), row(FIRST, 7), row(SECOND, 8), row(SECOND, 9), row(SECOND, 10)));
    }

    @Test
    void rowsGoOnFromTheirSources() {
        compare(
                FeedForward.GATED_GELU,
                decoder -> {
                    decoder.next(new long[6]);
                    decoder.next(new long[] {5, 6, 7, 8, 9, 10});
                    decoder.reorder(new long[] {2, 0, 0, 5, 5, 5});
                    decoder.next(new long[] {11, 12, 13, 14, 15, 16});
                    decoder.reorder(new long[] {0, 2, 1, 5, 3, 4});
                    return decoder.next(new long[] {20, 21, 22, 23, 24, 25});
                },
                List.of(
                        row(FIRST, 7, 11, 20),
                        row(FIRST, 5, 13, 21),
                        row(FIRST, 5, 12, 22),
                        row(SECOND, 10, 16, 23),
                        row(SECOND, 10, 14, 24),
                        row(SECOND, 10, 15, 25)));
    }

    @Test
    void anInputThatIsDoneWithLeavesTheBatch() {
        compare(
                FeedForward.GATED_GELU,
                decoder -> {
                    decoder.next(new long[6]);
                    decoder.next(new long[] {5, 6, 7, 8, 9, 10});
                    decoder.reorder(new long[] {4, 3, 4});
                    return decoder.next(new long[] {11, 12, 13});
                },
                List.of(row(SECOND, 9, 11), row(SECOND, 8, 12), row(SECOND, 9, 13)));
    }

    /** Memory grows as they come, and distances pass the one from which on all are alike. */
    @Test
    void longSequences_areNoDifferent() {
        int length = 200;
        int change = 100;
        int[][] seen = new int[6][length];
        for (int i = 0; i < length; i++) {
            for (int row = 0; row < 6; row++) {
                int source = i < change && row < 2 ? 1 - row : row; // the first two change places
                seen[row][i] = token(source, i);
            }
        }
        compare(
                FeedForward.GATED_GELU,
                decoder -> {
                    Tensor scores = decoder.next(new long[6]);
                    for (int i = 0; i < length; i++) {
                        int now = i;
                        if (i == change) {
                            decoder.reorder(new long[] {1, 0, 2, 3, 4, 5});
                        }
                        scores = decoder.next(LongStream.range(0, 6)
                                .map(row -> token((int) row, now))
                                .toArray());
                    }
                    return scores;
                },
                IntStream.range(0, 6)
                        .mapToObj(row -> row(row < 3 ? FIRST : SECOND, seen[row]))
                        .toList());
    }

    private static int token(int row, int position) {
        return 2 + (7 * position + 11 * row) % 48;
    }

    /** Tokens that a row has seen, the start token first. */
    private record Row(TokenBatch input, TokenBatch seen) {}

    private static Row row(int[] input, int... tokens) {
        int[] seen = IntStream.concat(IntStream.of(0), IntStream.of(tokens)).toArray();
        return new Row(batch(input), batch(seen));
    }

    private static void compare(FeedForward feedForward, Function<IncrementalDecoder, Tensor> steps, List<Row> rows) {
        try (T5Model model = T5Model.create(config(feedForward), 5);
                T5Network network =
                        T5Network.prepared(model.config(), Weights.of("a model", model.parameters()), Precision.FP32);
                PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            List<Tensor> encoded = Stream.of(FIRST, SECOND)
                    .map(input -> network.encode(batch(input), null))
                    .toList();
            for (IncrementalDecoder decoder :
                    List.of(new CpuDecoder(network, encoded, BEAMS), new TensorDecoder(network, encoded, BEAMS))) {
                Tensor scores = steps.apply(decoder);
                assertThat(scores.size(0)).isEqualTo(rows.size());
                for (int i = 0; i < rows.size(); i++) {
                    Tensor expected = model.logits(
                                    rows.get(i).input(), rows.get(i).seen())
                            .select(0, 0)
                            .select(0, -1);
                    assertThat(scores.select(0, i).sub(expected).abs().max().item_float())
                            .as("row %d of %s", i, decoder.getClass().getSimpleName())
                            .isCloseTo(0, within(1e-5f));
                }
            }
        }
    }

    private static TokenBatch batch(int[] tokens) {
        return TokenBatch.of(List.of(tokens), 0);
    }

    private static T5Config config(FeedForward feedForward) {
        return new T5Config(50, 24, 6, 40, 2, 3, 4, 32, 128, 0, 1e-6, feedForward, true, true, 0, List.of(1), 0);
    }
}
