package dev.cairn.t5.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutMaskTest {

    private static final long SEED = 5;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.001})
    void dropsThatShare_andKeepsTheMean(double rate) {
        try (PointerScope scope = new PointerScope()) {
            DropoutMask.seed(SEED);
            long count = 1_000_003;
            double kept = share(DropoutMask.draw(rate, count));

            double deviation = Math.sqrt(rate * (1 - rate) / count);
            assertThat(kept).isCloseTo(1 - rate, within(4 * deviation + 1.0 / (1 << 16)));
            assertThat(kept * DropoutMask.scale(rate)).isCloseTo(1, within(5 * deviation / (1 - rate)));
        }
    }

    @Test
    void allOrNothing() {
        try (PointerScope scope = new PointerScope()) {
            assertThat(share(DropoutMask.draw(1, 7, 9))).isZero();
            assertThat(DropoutMask.scale(1)).isZero();
            assertThat(share(DropoutMask.draw(0, 7, 9))).isEqualTo(1);
            assertThat(DropoutMask.scale(0)).isEqualTo(1);
        }
    }

    @Test
    void followFromTheSeedOnAnyThread_andDifferFromOneAnother() {
        try (PointerScope scope = new PointerScope()) {
            DropoutMask.seed(SEED);
            Tensor first = DropoutMask.draw(0.5, 400);
            DropoutMask.Position between = DropoutMask.position();
            Tensor second = DropoutMask.draw(0.5, 400);

            assertThat(agreement(first, second)).isBetween(0.35, 0.65);
            DropoutMask.goBackTo(between);
            assertThat(DropoutMask.draw(0.5, 20, 20).view(400).equal(second)).isTrue();
            DropoutMask.seed(SEED + 1);
            assertThat(agreement(first, DropoutMask.draw(0.5, 400))).isBetween(0.35, 0.65);

            boolean same = CompletableFuture.supplyAsync(() -> {
                        DropoutMask.seed(SEED);
                        return DropoutMask.draw(0.5, 400).equal(first);
                    })
                    .join();
            assertThat(same).isTrue();
        }
    }

    @Test
    void masksOneAfterTheOther_haveNothingInCommon() {
        try (PointerScope scope = new PointerScope()) {
            DropoutMask.seed(SEED);
            int draws = 2000;
            Tensor masks = torch.stack(new TensorVector(IntStream.range(0, draws)
                    .mapToObj(i -> DropoutMask.draw(0.5, 64))
                    .toArray(Tensor[]::new)));
            double deviation = Math.sqrt(0.25 / draws);

            Tensor shares = masks.to(ScalarType.Double).mean(0).sub(new Scalar(0.5));
            assertThat(shares.abs().max().item_double()).isLessThan(5 * deviation);
            Tensor before = masks.narrow(0, 0, draws - 1);
            Tensor after = masks.narrow(0, 1, draws - 1);
            assertThat(agreement(before, after)).isCloseTo(0.5, within(5 * deviation / 8));
        }
    }

    private static double share(Tensor mask) {
        return mask.to(ScalarType.Double).mean().item_double();
    }

    private static double agreement(Tensor one, Tensor other) {
        return share(one.eq(other));
    }
}
