package dev.cairn.t5.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.Torch;
import dev.cairn.t5.cpu.Factors;
import dev.cairn.t5.tensor.CpuFlags;
import dev.cairn.t5.tensor.GraphScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With batches that are large enough for kernels of our own. */
class FusedKernelsTest {

    private static final T5Config CONFIG = T5Config.small(200, 32, 64, 2, 4);
    /** No padding up to what kernels are made for: so the masks of dropout are those of libtorch's operators. */
    private static final int WIDTH = 192;

    private final TokenBatch inputs = TokenBatch.of(sequences(8, WIDTH), 0);
    private final TokenBatch targets = TokenBatch.of(sequences(8, 12), 0);

    private int threads;

    @BeforeEach
    void oneThreadForAProduct() {
        threads = Torch.productThreads();
        Torch.productThreads(1);
    }

    @AfterEach
    void threadsAsBefore() {
        Torch.productThreads(threads);
    }

    @Test
    void suitLargeBatches_whereAGraphIsOpen() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = torch.zeros(8, WIDTH, 32);
            Tensor bias = torch.zeros(1, 4, WIDTH, WIDTH);
            assertThat(FusedKernels.suitMaps(x)).isFalse();
            try (GraphScope graph = GraphScope.open()) {
                assertThat(FusedKernels.suitMaps(x)).isTrue();
                assertThat(FusedKernels.suitAttention(bias)).isTrue();
                assertThat(FusedKernels.suitMaps(x.narrow(0, 0, 1))).isFalse();
                assertThat(FusedKernels.factors()).isEqualTo(Factors.SINGLE);
                try (Autocast autocast = Autocast.bfloat16(torch.DeviceType.CPU, 32)) {
                    assertThat(FusedKernels.suitMaps(x)).isTrue();
                    assertThat(FusedKernels.factors()).isEqualTo(Factors.BFLOAT16);
                    assertThat(torch.is_autocast_enabled(torch.DeviceType.CPU)).isFalse();
                }
                assertThat(FusedKernels.factors()).isEqualTo(Factors.SINGLE);
                Torch.productThreads(2);
                assertThat(FusedKernels.suitMaps(x)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "false, 0.1", "true, 0.1"})
    void giveTheGradientsOfLibtorch(boolean checkpointing, double dropout) {
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.create(CONFIG.withDropout(dropout), 3);
                TeacherForcing plain =
                        TeacherForcing.forTraining(model.config(), Weights.of("the model", model.parameters()))) {
            plain.seedDropout(2);
            Tensor loss = plain.loss(inputs, targets, 0.1);
            loss.backward();
            Map<String, Tensor> expected = taken(model);

            model.seedDropout(2);
            double own = model.addGradients(inputs, targets, 0.1, 1, new GradientMode(checkpointing, false));

            assertThat(own).isCloseTo(loss.item_double(), within(1e-5 * own));
            taken(model).forEach((name, gradient) -> {
                Tensor libtorchs = Objects.requireNonNull(expected.get(name));
                double largest = libtorchs.abs().max().item_double();
                assertThat(gradient.sub(libtorchs).abs().max().item_double())
                        .as(name)
                        .isLessThan(1e-4 * largest);
            });
        }
    }

    /** Narrow models are rounded by the kernels alone, which AMX alone makes round; wide ones by libtorch too. */
    @ParameterizedTest
    @CsvSource({"32, false", "32, true", "512, false"})
    void areNearSinglePrecisionInBfloat16(int width, boolean checkpointing) {
        assumeTrue(CpuFlags.here().bfloat16(), "bf16 units");
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.create(T5Config.small(200, width, 64, 2, 4), 3)) {
            double plain = model.addGradients(inputs, targets, 0.1, 1, GradientMode.PLAIN);
            Map<String, Tensor> expected = taken(model);
            double rounded = model.addGradients(inputs, targets, 0.1, 1, new GradientMode(checkpointing, true));

            boolean rounds = width >= 512 || CpuFlags.here().names().contains("amx_bf16");
            assertThat(rounded != plain).isEqualTo(rounds);
            assertThat(rounded).isCloseTo(plain, within(0.01 * plain));
            taken(model).forEach((name, gradient) -> {
                Tensor single = Objects.requireNonNull(expected.get(name));
                assertThat(gradient.sub(single).norm().item_double())
                        .as(name)
                        .isLessThan(0.1 * single.norm().item_double());
            });
        }
    }

    @Test
    void areTheSameBitsEachTime() {
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.create(CONFIG, 3)) {
            model.addGradients(inputs, targets, 0, 1, GradientMode.PLAIN);
            Map<String, Tensor> first = taken(model);
            model.addGradients(inputs, targets, 0, 1, GradientMode.PLAIN);
            taken(model)
                    .forEach((name, gradient) -> assertThat(torch.equal(gradient, first.get(name)))
                            .as(name)
                            .isTrue());
        }
    }

    private static Map<String, Tensor> taken(T5Model model) {
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        model.parameters().forEach((name, parameter) -> {
            gradients.put(name, parameter.grad().clone());
            parameter.mutable_grad().put(new Tensor());
        });
        return gradients;
    }

    private static List<int[]> sequences(int rows, int longest) {
        Random random = new Random(1);
        List<int[]> sequences = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            sequences.add(random.ints(longest - row, 3, 200).toArray());
        }
        return sequences;
    }
}
