package dev.cairn.t5.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.t5.T5Config;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class RelativePositionBiasTest {

    @Test
    void encoderBuckets_tellLeftFromRight() {
        RelativePositionBias bias = bias(true);
        assertThat(IntStream.of(-200, -128, -20, -8, -7, -1, 0, 1, 7, 8, 20, 128, 200)
                        .map(bias::bucket))
                .containsExactly(15, 15, 10, 8, 7, 1, 0, 17, 23, 24, 26, 31, 31);
    }

    @Test
    void decoderBuckets_areForThePastOnly() {
        RelativePositionBias bias = bias(false);
        assertThat(IntStream.of(-500, -128, -40, -16, -15, -1, 0, 1, 50).map(bias::bucket))
                .containsExactly(31, 31, 23, 16, 15, 1, 0, 0, 0);
    }

    private static RelativePositionBias bias(boolean bidirectional) {
        try (PointerScope scope = new PointerScope()) {
            Weights weights = Weights.of("a test", Map.of("weight", torch.zeros(32, 2)));
            return new RelativePositionBias(weights, T5Config.small(400, 32, 64, 1, 2), bidirectional);
        }
    }
}
