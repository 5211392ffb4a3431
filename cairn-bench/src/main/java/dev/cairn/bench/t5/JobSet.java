package dev.cairn.bench.t5;

import dev.cairn.t5.model.LengthBuckets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The jobs of {@code cairn bench t5}. The same for everybody: random ids have a seed. */
public final class JobSet {

    /** Rows of a data set in the order that Cairn trains in. */
    public static final String ROWS = "rows, batches of like length";

    /** The same rows as other trainers take them: shuffled, a fixed number in a batch, padded to the longest. */
    public static final String SHUFFLED_ROWS = "rows, shuffled";

    /** The search whose ratios are reported in the last line. */
    public static final String SEARCH = "beams, 1 x 512, tiny, fp32";

    /** Tokens of an input, and of a target, where they are all of one length. */
    public static final int LENGTH = 512;

    public static final int TARGET_LENGTH = 24;

    private static final int BEAMS = 5;
    private static final int NEW_TOKENS = 16;
    private static final double LEARNING_RATE = 1e-4;

    private JobSet() {}

    /** Beam searches of 512 tokens, 5 beams, 16 new tokens; {@code batch} inputs. */
    public static Job search(Geometry geometry, int batch, String precision) {
        Random random = new Random(1);
        return new Job.Beams(
                "beams, " + batch + " x " + LENGTH + ", " + geometry.label() + ", " + precision,
                geometry,
                precision,
                BEAMS,
                NEW_TOKENS,
                IntStream.range(0, batch)
                        .mapToObj(row -> ids(random, geometry, LENGTH))
                        .toList());
    }

    /**
     * Steps with a number of inputs of 512 tokens and targets of 24, the same in each step.
     *
     * @param steps of one round
     */
    public static Job fixedSteps(Geometry geometry, int batch, int steps, String precision) {
        Random random = new Random(2);
        List<int[]> inputs = new ArrayList<>();
        List<int[]> targets = new ArrayList<>();
        for (int row = 0; row < batch; row++) {
            inputs.add(ids(random, geometry, LENGTH));
            targets.add(ids(random, geometry, TARGET_LENGTH));
        }
        return new Job.Training(
                fixedStepsId(geometry, batch, precision),
                geometry,
                precision,
                LEARNING_RATE,
                Collections.nCopies(steps, new Job.Batch(inputs, targets)));
    }

    /** The id of {@link #fixedSteps}. */
    public static String fixedStepsId(Geometry geometry, int batch, String precision) {
        return "step, " + batch + " x " + LENGTH + " to " + TARGET_LENGTH + ", " + geometry.label() + ", " + precision;
    }

    /**
     * Steps on rows of a data set, in both orders: the same examples in as many batches.
     *
     * @param batches steps of each of the two jobs
     * @param batchTokens of a batch of like length, padding included
     */
    public static List<Job> rows(TokenRows rows, int batches, int batchTokens) {
        List<List<Integer>> buckets =
                new LengthBuckets(rows.within(Geometry.TINY).lengths(), batchTokens).shuffled(1, 0);
        List<List<Integer>> chosen = buckets.subList(0, Math.min(batches, buckets.size()));
        return List.of(
                new Job.Training(ROWS, Geometry.TINY, "fp32", LEARNING_RATE, rows.batches(chosen)),
                new Job.Training(SHUFFLED_ROWS, Geometry.TINY, "fp32", LEARNING_RATE, rows.batches(dealt(chosen))));
    }

    /** All examples in batches of one size, at random. */
    private static List<List<Integer>> dealt(List<List<Integer>> batches) {
        List<Integer> all =
                new ArrayList<>(batches.stream().flatMap(List::stream).toList());
        Collections.shuffle(all, new Random(3));
        int size = (all.size() + batches.size() - 1) / batches.size();
        List<List<Integer>> dealt = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            dealt.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return dealt;
    }

    private static int[] ids(Random random, Geometry geometry, int length) {
        int[] ids = random.ints(length, 3, geometry.config().vocabSize()).toArray();
        ids[length - 1] = geometry.config().eosTokenId();
        return ids;
    }
}
