package dev.cairn.bench.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.t5.T5Model;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class GeometryTest {

    @Test
    void aStepOfOneTokenTakesSixOperationsAParameter() {
        try (T5Model model = T5Model.create(Geometry.MINI.config(), 1)) {
            double parameters = model.parameters().values().stream()
                    .mapToLong(parameter -> parameter.numel())
                    .sum();
            assertThat(Geometry.MINI.trainingFlops(1, 1, 1)).isCloseTo(6 * parameters, Percentage.withPercentage(1));
        }
    }

    @Test
    void attentionGrowsWithTheSquareOfTheLength() {
        double once = Geometry.LARGE.trainingFlops(1, 1000, 1);
        double twice = Geometry.LARGE.trainingFlops(1, 2000, 1);
        // Scores and values of 24 layers with 16 heads of 64: 2 x 1000 x 2000 products more than twice as many.
        assertThat(twice - 2 * once).isCloseTo(6.0 * 24 * 2 * 1024 * 2e6, within(3e10));
    }
}
