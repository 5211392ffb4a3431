package dev.cairn.t5.train.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class FusedAdamWTest {

    private static final double RATE = 0.1;
    private static final double DECAY = 0.02;

    /** The update of the paper for one number; the gradient of {@code x * x}. */
    private static double reference(double start, int steps) {
        double x = start;
        double first = 0;
        double second = 0;
        for (int step = 1; step <= steps; step++) {
            double gradient = 2 * x;
            first = 0.9 * first + 0.1 * gradient;
            second = 0.999 * second + 0.001 * gradient * gradient;
            x -= RATE * DECAY * x;
            x -= RATE * (first / (1 - Math.pow(0.9, step))) / (Math.sqrt(second / (1 - Math.pow(0.999, step))) + 1e-8);
        }
        return x;
    }

    @Test
    void stepsAreThoseOfThePaper() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = torch.tensor(3.0f, -2.0f).set_requires_grad(true);
            try (FusedAdamW optimizer = new FusedAdamW(Map.of("x", x), DECAY)) {
                run(x, optimizer, 5);
                assertThat(x.select(0, 0).item_double()).isCloseTo(reference(3, 5), within(1e-5));
                assertThat(x.select(0, 1).item_double()).isCloseTo(reference(-2, 5), within(1e-5));
            }
        }
    }

    @Test
    void restoredMoments_continueAsIfNeverStopped() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = torch.tensor(3.0f).set_requires_grad(true);
            Map<String, Tensor> saved = new LinkedHashMap<>();
            try (FusedAdamW optimizer = new FusedAdamW(Map.of("x", x), DECAY)) {
                run(x, optimizer, 3);
                optimizer.state().forEach((name, moment) -> saved.put(name, moment.clone()));
            }
            try (FusedAdamW optimizer = new FusedAdamW(Map.of("x", x), DECAY)) {
                optimizer.restore(saved, 3);
                run(x, optimizer, 2);
            }
            assertThat(x.item_double()).isCloseTo(reference(3, 5), within(1e-5));
        }
    }

    @Test
    void noParameters_isNoWork() {
        try (FusedAdamW optimizer = new FusedAdamW(Map.of(), DECAY)) {
            optimizer.step(RATE);
            assertThat(optimizer.state()).isEmpty();
        }
    }

    private static void run(Tensor x, FusedAdamW optimizer, int steps) {
        for (int i = 0; i < steps; i++) {
            x.mutable_grad().put(new Tensor());
            x.pow(new Scalar(2)).sum().backward();
            optimizer.step(RATE);
        }
    }
}
