package dev.cairn.bench.t5;

import dev.cairn.bench.Stopwatch;
import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.Precision;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.generate.Hypothesis;
import dev.cairn.t5.generate.TokenGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a trained model answers in each precision, on rows of its data set, one input at a time. */
public final class PrecisionCheck {

    /**
     * Answers in one precision.
     *
     * @param asFp32 rows whose best answer is that of fp32
     * @param correct rows whose best answer is the target
     * @param cpuMillis mean CPU time of a row, since the clock of the processors ticks coarsely
     */
    public record Score(Precision precision, int rows, int asFp32, int correct, double cpuMillis) {}

    private static final int WARM_UP = 10;

    private final GenerationConfig generation;
    private final TokenRows rows;

    /**
     * A check.
     *
     * @param beams of the search, of which the best answer counts
     * @param count rows, evenly spread
     */
    public PrecisionCheck(TokenRows rows, int beams, int count) {
        generation = new GenerationConfig(beams, TokenRows.MAX_TARGET);
        this.rows = rows.sample(count);
    }

    /** One score for fp32 and one for each other precision; all of them answer a row before the next row comes. */
    public List<Score> of(T5Model model, List<Precision> others) {
        List<Run> runs = Stream.concat(Stream.of(Precision.FP32), others.stream())
                .map(precision -> new Run(precision, model.generator(precision)))
                .toList();
        for (int row = -WARM_UP; row < rows.inputs().size(); row++) {
            for (Run run : runs) {
                run.answer(rows.inputs().get(Math.max(row, 0)), row >= 0);
            }
        }
        runs.forEach(run -> run.generator.close());
        return runs.stream().map(run -> score(run, runs.get(0))).toList();
    }

    private Score score(Run run, Run fp32) {
        return new Score(
                run.precision,
                run.answers.size(),
                count(row -> run.answers.get(row).equals(fp32.answers.get(row))),
                count(row -> Arrays.equals(
                        tokens(run.answers.get(row)), rows.targets().get(row))),
                run.cpuMillis / run.answers.size());
    }

    private int count(IntPredicate row) {
        return (int) IntStream.range(0, rows.inputs().size()).filter(row).count();
    }

    private static int[] tokens(List<Integer> answer) {
        return answer.stream().mapToInt(Integer::intValue).toArray();
    }

    private final class Run {
        private final Precision precision;
        private final TokenGenerator generator;
        private final List<List<Integer>> answers = new ArrayList<>();
        private double cpuMillis;

        Run(Precision precision, TokenGenerator generator) {
            this.precision = precision;
            this.generator = generator;
        }

        void answer(int[] input, boolean counts) {
            Stopwatch watch = new Stopwatch();
            List<Hypothesis> found =
                    generator.generate(List.of(input), generation).get(0);
            if (counts) {
                cpuMillis += watch.cpuSeconds() * 1e3;
                answers.add(found.get(0).tokens());
            }
        }
    }
}
