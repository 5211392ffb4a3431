package dev.cairn.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTestTest {
    @Test
    void eightDifferencesOfOneSignComeAboutTwiceIn256() {
        assertThat(PermutationTest.p(Collections.nCopies(8, 5))).isCloseTo(2.0 / 256, within(1e-12));
    }

    @Test
    void noDifferenceAtAllIsNoEvidence() {
        assertThat(PermutationTest.p(List.of(0, 0, 0))).isEqualTo(1);
        assertThat(PermutationTest.p(List.of())).isEqualTo(1);
    }

    @Test
    void equalPairsChangeNothing() {
        List<Integer> differences = List.of(10, -3, 7, 40, -12);
        List<Integer> withZeros =
                Stream.concat(differences.stream(), Stream.of(0, 0)).toList();
        assertThat(PermutationTest.p(withZeros)).isEqualTo(PermutationTest.p(differences));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theDistributionIsThatOfAllChoicesOfSigns(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> differences = random.ints(12, -100, 101).boxed().toList();
        assertThat(PermutationTest.p(differences)).isCloseTo(counted(differences), within(1e-12));
    }

    @Test
    void threeHundredPairsWithLargeDifferencesGiveTheNormalApproximation() {
        SplittableRandom random = new SplittableRandom(7);
        List<Integer> differences = random.ints(300, -90, 101).boxed().toList();
        double sum = differences.stream().mapToInt(Integer::intValue).sum();
        double deviation =
                Math.sqrt(differences.stream().mapToDouble(d -> (double) d * d).sum());
        // z of this seed is about 1.6; beyond it lie about 11 percent
        assertThat(sum / deviation).isBetween(0.5, 3.0);
        assertThat(PermutationTest.p(differences)).isCloseTo(2 * upperTail(sum / deviation), within(0.005));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void manyPairsGiveWhatTheWholeDistributionGives(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> scores =
                random.ints(2001, -90, 92).filter(d -> d != 0).boxed().toList();
        List<Integer> successes =
                random.ints(2001, 0, 100).map(d -> d < 52 ? 100 : -100).boxed().toList();
        assertThat(PermutationTest.normal(scores)).isCloseTo(PermutationTest.exact(scores), within(2e-4));
        assertThat(PermutationTest.p(successes))
                .isEqualTo(PermutationTest.normal(successes))
                .isCloseTo(
                        PermutationTest.exact(
                                successes.stream().map(d -> d / 100).toList()),
                        within(2e-4));
    }

    /** The whole distribution would take some 10^13 steps. */
    @Test
    void twoHundredThousandPairsHaveAnAnswer() {
        List<Integer> differences =
                new SplittableRandom(3).ints(200_000, -100, 101).boxed().toList();
        assertThat(PermutationTest.p(differences)).isBetween(0.0, 1.0);
        assertThat(PermutationTest.p(Collections.nCopies(200_000, -7))).isZero();
    }

    private static double counted(List<Integer> differences) {
        int observed = Math.abs(differences.stream().mapToInt(Integer::intValue).sum());
        int all = 1 << differences.size();
        int far = 0;
        for (int signs = 0; signs < all; signs++) {
            int sum = 0;
            for (int i = 0; i < differences.size(); i++) {
                sum += (signs >> i & 1) == 1 ? differences.get(i) : -differences.get(i);
            }
            far += Math.abs(sum) >= observed ? 1 : 0;
        }
        return (double) far / all;
    }

    /** Upper tail of the normal distribution, by the trapezoidal rule. */
    private static double upperTail(double z) {
        double step = 1e-4;
        double area = 0;
        for (double x = z; x < 10; x += step) {
            area += step * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        }
        return area;
    }
}
