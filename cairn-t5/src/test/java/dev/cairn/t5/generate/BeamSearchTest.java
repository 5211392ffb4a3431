package dev.cairn.t5.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BeamSearchTest {

    private static final int END = 1;
    private static final int VOCABULARY = 4;

    /** Log probabilities of the tokens 0 to 3 after a prefix. */
    private interface Language {
        double[] after(List<Integer> prefix);
    }

    /** A row of the decoder: what its input's language says, and what was generated so far. */
    private record Row(Language language, List<Integer> prefix) {
        double[] continuations() {
            return language.after(prefix);
        }

        Row with(int token) {
            List<Integer> longer = new ArrayList<>(prefix);
            longer.add(token);
            return new Row(language, longer);
        }
    }

    @Test
    void greedySearch_takesTheMostProbableTokenUntilTheEnd() {
        Language language = prefix -> prefix.size() < 2 ? logs(0.1, 0.2, 0.6, 0.1) : logs(0.1, 0.7, 0.1, 0.1);
        Hypothesis best = search(language, 1, 5).get(0);

        assertThat(best.tokens()).containsExactly(2, 2, END);
        assertThat(best.score()).isCloseTo((2 * Math.log(0.6) + Math.log(0.7)) / 3, within(1e-6));
    }

    @Test
    void beams_findWhatGreedySearchMisses() {
        // Token 2 looks best at first and leads nowhere.
        Language language = prefix -> switch (prefix.isEmpty() ? -1 : prefix.get(0)) {
            case -1 -> logs(0.05, 0.05, 0.5, 0.4);
            case 2 -> logs(0.25, 0.25, 0.25, 0.25);
            default -> logs(0.01, 0.97, 0.01, 0.01);
        };

        assertThat(search(language, 3, 3).get(0).tokens()).containsExactly(3, END);
        assertThat(search(language, 1, 3).get(0).tokens()).startsWith(2);
    }

    @Test
    void hypothesesAreOrderedAndDistinct() {
        Language language = prefix -> logs(0.1, 0.3, 0.4, 0.2);
        List<Hypothesis> found = search(language, 3, 4);

        assertThat(found).hasSize(3).doesNotHaveDuplicates();
        assertThat(found)
                .isSortedAccordingTo(Comparator.comparing(Hypothesis::score).reversed());
    }

    @Test
    void lengthLimit_endsASequenceWithoutEndToken() {
        Language language = prefix -> logs(0.001, 0.001, 0.997, 0.001);

        assertThat(search(language, 1, 3).get(0).tokens()).containsExactly(2, 2, 2);
    }

    @Test
    void searchStops_whenRunningBeamsCannotImprove() {
        BeamSearch search = new BeamSearch(1, new BeamSearch.Limits(1, VOCABULARY, 0, List.of(END), 100));
        run(search, prefix -> logs(0.01, 0.97, 0.01, 0.01), 1);

        assertThat(search.position()).isEqualTo(1);
    }

    @Test
    void inputsOfABatch_doNotInfluenceEachOther() {
        Language soon = prefix -> logs(0.01, 0.9, 0.05, 0.04);
        Language late = prefix -> prefix.size() < 3 ? logs(0.01, 0.01, 0.5, 0.48) : logs(0.01, 0.97, 0.01, 0.01);
        BeamSearch search = new BeamSearch(2, new BeamSearch.Limits(2, VOCABULARY, 0, List.of(END), 6));
        List<Row> rows = Stream.of(startRows(soon, 2), startRows(late, 2))
                .flatMap(List::stream)
                .toList();
        while (!search.finished()) {
            rows = step(search, rows, 2);
        }

        assertThat(search.results().get(0)).isEqualTo(search(soon, 2, 6));
        assertThat(search.results().get(1)).isEqualTo(search(late, 2, 6));
    }

    @Test
    void anInputThatIsAnswered_leavesTheBatch() {
        Language soon = prefix -> logs(0.01, 0.97, 0.01, 0.01);
        Language late = prefix -> prefix.size() < 3 ? logs(0.01, 0.01, 0.97, 0.01) : logs(0.01, 0.97, 0.01, 0.01);
        BeamSearch search = new BeamSearch(2, new BeamSearch.Limits(1, VOCABULARY, 0, List.of(END), 6));
        List<Row> rows = step(search, List.of(new Row(soon, List.of()), new Row(late, List.of())), 1);

        assertThat(rows).singleElement().isEqualTo(new Row(late, List.of(2)));
        assertThat(search.sources()).containsExactly(1);
    }

    @Test
    void whatGreedyDecodingProves_isTheBestOfEverySearch() {
        int proofs = 0;
        for (int seed = 0; seed < 3000; seed++) {
            SplittableRandom draw = new SplittableRandom(seed);
            Language language = language(seed, draw.nextDouble(0.5, 6));
            int longest = draw.nextInt(2, 12);
            Optional<Hypothesis> proved = proved(language, longest);
            if (proved.isPresent()) {
                proofs++;
                for (int beams = 1; beams <= 5; beams++) {
                    Hypothesis best = search(language, beams, longest).get(0);
                    assertThat(proved.get().tokens())
                            .as("language %d, %d beams", seed, beams)
                            .isEqualTo(best.tokens());
                    assertThat(proved.get().score()).isCloseTo(best.score(), within(1e-6));
                }
            }
        }
        assertThat(proofs).isBetween(500, 2500);
    }

    /** A longer answer of less probability can be the better one, since it is the mean that counts. */
    @Test
    void nothingIsProved_whereALongAnswerCouldBeBetter() {
        Language language = prefix -> prefix.isEmpty() ? logs(0.01, 0.78, 0.2, 0.01) : logs(1e-9, 1e-9, 1, 1e-9);

        assertThat(search(language, 3, 30).get(0).tokens()).hasSize(30);
        assertThat(proved(language, 30)).isEmpty();
        assertThat(proved(language, 3)).map(Hypothesis::tokens).contains(List.of(END));
    }

    @Test
    void nothingIsProved_byAnAnswerThatIsCutOff() {
        assertThat(proved(prefix -> logs(0.001, 0.001, 0.997, 0.001), 3)).isEmpty();
    }

    /** The larger {@code sharpness}, the surer of each token. */
    private static Language language(long seed, double sharpness) {
        return prefix -> {
            SplittableRandom draw = new SplittableRandom(31 * seed + prefix.hashCode());
            double[] weights = draw.doubles(VOCABULARY)
                    .map(x -> Math.exp(sharpness * 3 * x))
                    .toArray();
            double sum = DoubleStream.of(weights).sum();
            return logs(DoubleStream.of(weights).map(weight -> weight / sum).toArray());
        };
    }

    private static Optional<Hypothesis> proved(Language language, int maxNewTokens) {
        GreedyProof greedy = new GreedyProof(1, new BeamSearch.Limits(1, VOCABULARY, 0, List.of(END), maxNewTokens));
        List<Integer> prefix = new ArrayList<>();
        while (!greedy.finished()) {
            double[] logs = language.after(prefix);
            int best = IntStream.range(0, VOCABULARY)
                    .boxed()
                    .max(Comparator.comparing(token -> logs[token]))
                    .orElseThrow();
            greedy.advance(new float[] {(float) logs[best]}, new long[] {best});
            prefix.add(best);
        }
        return greedy.results().get(0);
    }

    private static List<Hypothesis> search(Language language, int beams, int maxNewTokens) {
        BeamSearch search = new BeamSearch(1, new BeamSearch.Limits(beams, VOCABULARY, 0, List.of(END), maxNewTokens));
        run(search, language, beams);
        return search.results().get(0);
    }

    private static void run(BeamSearch search, Language language, int beams) {
        List<Row> rows = startRows(language, beams);
        while (!search.finished()) {
            rows = step(search, rows, beams);
        }
    }

    private static List<Row> startRows(Language language, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Row(language, List.of()))
                .toList();
    }

    /** Plays the decoder: keeps the prefix of each row, scores its continuations, hands in the best. */
    private static List<Row> step(BeamSearch search, List<Row> rows, int beams) {
        int inputs = rows.size() / beams;
        float[] sums = search.scores();
        float[] scores = new float[inputs * 2 * beams];
        long[] indices = new long[scores.length];
        for (int input = 0; input < inputs; input++) {
            int first = input * beams;
            double[] all = new double[beams * VOCABULARY];
            for (int beam = 0; beam < beams; beam++) {
                double[] logs = rows.get(first + beam).continuations();
                for (int token = 0; token < VOCABULARY; token++) {
                    all[beam * VOCABULARY + token] = sums[first + beam] + logs[token];
                }
            }
            List<Integer> best = IntStream.range(0, all.length)
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> -all[i]))
                    .limit(2L * beams)
                    .toList();
            for (int i = 0; i < best.size(); i++) {
                scores[input * 2 * beams + i] = (float) all[best.get(i)];
                indices[input * 2 * beams + i] = best.get(i);
            }
        }
        search.advance(scores, indices);
        return continued(search, rows);
    }

    private static List<Row> continued(BeamSearch search, List<Row> rows) {
        long[] sources = search.sources();
        long[] tokens = search.lastTokens();
        return IntStream.range(0, sources.length)
                .mapToObj(row -> rows.get((int) sources[row]).with((int) tokens[row]))
                .toList();
    }

    private static double[] logs(double... probabilities) {
        double[] logs = new double[probabilities.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(probabilities[i]);
        }
        return logs;
    }
}
