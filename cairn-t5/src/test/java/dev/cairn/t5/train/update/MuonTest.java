package dev.cairn.t5.train.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MuonTest {

    private static final double RATE = 0.1;
    private static final double DECAY = 0.02;
    private static final double[] START = {3, -0.5};

    /** Diagonal matrices stay diagonal, so the update can be written for their two entries; the gradient is that of x * x. */
    private static double[] reference(int steps) {
        double[] x = START.clone();
        double[] momentum = new double[2];
        for (int step = 0; step < steps; step++) {
            double[] direction = new double[2];
            for (int i = 0; i < 2; i++) {
                momentum[i] = 0.95 * momentum[i] + 2 * x[i];
                direction[i] = 2 * x[i] + 0.95 * momentum[i];
            }
            double norm = Math.hypot(direction[0], direction[1]);
            for (int i = 0; i < 2; i++) {
                double s = direction[i] / norm;
                for (int k = 0; k < 5; k++) {
                    s = 3.4445 * s - 4.7750 * Math.pow(s, 3) + 2.0315 * Math.pow(s, 5);
                }
                x[i] -= RATE * DECAY * x[i] + RATE * 0.2 * Math.sqrt(2) * s;
            }
        }
        return x;
    }

    @Test
    void stepsAreThoseOfThePapers() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = start();
            try (Muon muon = new Muon(Map.of("x", x), DECAY, false)) {
                run(x, muon, 5);
            }
            assertIsReference(x, 5);
        }
    }

    @Test
    void restoredMomenta_continueAsIfNeverStopped() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = start();
            Map<String, Tensor> saved = new LinkedHashMap<>();
            try (Muon muon = new Muon(Map.of("x", x), DECAY, false)) {
                run(x, muon, 3);
                muon.state().forEach((name, momentum) -> saved.put(name, momentum.clone()));
            }
            try (Muon muon = new Muon(Map.of("x", x), DECAY, false)) {
                assertThatThrownBy(() -> muon.restore(Map.of(), 3)).hasMessageContaining("momentum.x");
                muon.restore(saved, 3);
                run(x, muon, 2);
            }
            assertIsReference(x, 5);
        }
    }

    /** Wide, tall, and more of one shape than are computed together: an update has singular values near 1 times its length. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void updatesOfAllShapesAreNearlyOrthogonal(boolean bf16) {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> weights = new LinkedHashMap<>();
            for (int i = 0; i < 6; i++) {
                weights.put("wide" + i, torch.zeros(24, 40));
                weights.put("tall" + i, torch.zeros(40, 24));
            }
            weights.values().forEach(tensor -> tensor.mutable_grad().put(torch.randn(tensor.size(0), tensor.size(1))));
            try (Muon muon = new Muon(weights, DECAY, bf16)) {
                muon.step(RATE);
            }
            assertThat(weights.values()).allSatisfy(moved -> {
                Tensor singular = torch.linalg_svdvals(moved).div(new Scalar(RATE * 0.2 * Math.sqrt(40)));
                assertThat(singular.min().item_double()).isGreaterThan(0.3);
                assertThat(singular.max().item_double()).isLessThan(1.3);
                assertThat(moved.mul(moved.grad()).sum().item_double()).isNegative();
            });
        }
    }

    @Test
    void gradientOfZero_changesNothingButTheDecay() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = torch.ones(3, 5);
            x.mutable_grad().put(torch.zeros(3, 5));
            try (Muon muon = new Muon(Map.of("x", x), DECAY, false)) {
                muon.step(RATE);
            }
            assertThat(x.min().item_double()).isCloseTo(1 - RATE * DECAY, within(1e-6));
            assertThat(x.max().item_double()).isCloseTo(1 - RATE * DECAY, within(1e-6));
        }
    }

    private static Tensor start() {
        return torch.diag(torch.tensor(START)).set_requires_grad(true);
    }

    private static void assertIsReference(Tensor x, int steps) {
        double[] expected = reference(steps);
        for (int i = 0; i < 2; i++) {
            assertThat(x.select(0, i).select(0, i).item_double()).isCloseTo(expected[i], within(1e-6));
            assertThat(x.select(0, i).select(0, 1 - i).item_double()).isZero();
        }
    }

    private static void run(Tensor x, Muon muon, int steps) {
        for (int i = 0; i < steps; i++) {
            x.mutable_grad().put(new Tensor());
            x.pow(new Scalar(2)).sum().backward();
            muon.step(RATE);
        }
    }
}
