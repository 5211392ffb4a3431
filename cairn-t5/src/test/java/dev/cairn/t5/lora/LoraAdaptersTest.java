package dev.cairn.t5.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.model.GradientMode;
import dev.cairn.t5.model.TokenBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraAdaptersTest {

    private static final LoraConfig CONFIG = new LoraConfig(3, 6, List.of("q", "wi_0", "wo"));
    private static final TokenBatch BATCH = TokenBatch.of(List.of(new int[] {5, 6, 7, 1}, new int[] {8, 9, 1}), 0);
    private static final String Q = "decoder.block.0.layer.1.EncDecAttention.q";

    @TempDir
    Path dir;

    private PointerScope scope;
    private T5Model model;

    @BeforeEach
    void open() {
        scope = new PointerScope();
        model = T5Model.create(T5Config.small(100, 16, 24, 1, 2), 3);
    }

    @AfterEach
    void close() {
        model.close();
        scope.close();
    }

    @Test
    void newAdapters_changeNothing() {
        double before = model.evaluationLoss(BATCH, BATCH);
        try (LoraAdapters adapters = create()) {
            adapters.apply();
            assertThat(model.evaluationLoss(BATCH, BATCH)).isEqualTo(before);
        }
    }

    @Test
    void onlyTargetsHaveGradients_andSoHaveThoseOfAReplica() {
        try (LoraAdapters adapters = create();
                T5Model replica = model.replica()) {
            assertThat(adapters.parameters()).hasSize(2 * (3 + 2 + 2));
            assertThat(model.parameter(Q + ".weight").requires_grad()).isTrue();
            assertThat(model.parameter("shared.weight").requires_grad()).isFalse();
            assertThat(replica.parameter("shared.weight").requires_grad()).isFalse();
        }
    }

    /** The slope of the loss along a change of one number, against its gradient. */
    @Test
    void gradients_areTheSlopesOfTheLoss() {
        try (LoraAdapters adapters = create()) {
            set(part(adapters, Q + ".lora_B.weight"), 1, 1, 0.3);
            adapters.apply();
            model.addGradients(BATCH, BATCH, 0, 1, GradientMode.PLAIN);
            adapters.takeGradients();
            for (String part : List.of(".lora_A.weight", ".lora_B.weight")) {
                Tensor parameter = part(adapters, Q + part);
                double gradient = parameter.grad().select(0, 1).select(0, 2).item_double();
                double value = parameter.select(0, 1).select(0, 2).item_double();
                double step = 0.02;
                double up = lossWith(adapters, parameter, value + step);
                double down = lossWith(adapters, parameter, value - step);
                set(parameter, 1, 2, value);
                assertThat(gradient).as(part).isNotZero();
                assertThat((up - down) / (2 * step))
                        .as(part)
                        .isCloseTo(gradient, within(0.02 * Math.abs(gradient) + 1e-3));
            }
            assertThat(model.parameter(Q + ".weight").grad().defined()).isFalse();
        }
    }

    @Test
    void mergedModelIsTheSumOfBaseAndScaledProduct_andSavedAdaptersGiveItAgain() {
        Tensor base = model.parameter(Q + ".weight").detach().clone();
        try (LoraAdapters adapters = create()) {
            Tensor a = part(adapters, Q + ".lora_A.weight");
            Tensor b = part(adapters, Q + ".lora_B.weight");
            set(b, 0, 0, 0.5);
            set(b, 4, 1, -0.25);
            adapters.apply();
            Tensor expected = base.add(torch.matmul(b, a).mul(new Scalar(2.0)));
            assertThat(model.parameter(Q + ".weight").sub(expected).abs().max().item_double())
                    .isLessThan(1e-6);
            adapters.save(dir, "base");
            double loss = model.evaluationLoss(BATCH, BATCH);
            try (T5Model other = T5Model.create(T5Config.small(100, 16, 24, 1, 2), 3);
                    LoraAdapters loaded = LoraAdapters.load(dir, other)) {
                assertThat(other.evaluationLoss(BATCH, BATCH)).isEqualTo(loss);
                assertThat(loaded.parameters().keySet())
                        .isEqualTo(adapters.parameters().keySet());
            }
        }
    }

    @Test
    void adaptersOfAnotherModel_areRefusedWithTheNameOfTheTensor() {
        try (LoraAdapters adapters = create()) {
            adapters.save(dir, "base");
        }
        try (T5Model wide = T5Model.create(T5Config.small(100, 32, 24, 1, 2), 3)) {
            assertThatThrownBy(() -> LoraAdapters.load(dir, wide))
                    .isInstanceOf(T5Exception.class)
                    .hasMessageContaining("has another shape of base_model.model.")
                    .hasMessageContaining(dir.toString());
        }
    }

    @Test
    void otherKindsOfAdapters_areNamed() throws IOException {
        try (LoraAdapters adapters = create()) {
            adapters.save(dir, "base");
        }
        Path file = dir.resolve("adapter_config.json");
        Files.writeString(file, Files.readString(file).replace("\"use_dora\" : false", "\"use_dora\" : true"));
        assertThatThrownBy(() -> LoraAdapters.load(dir, model))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("use_dora is true");
        assertThatThrownBy(
                        () -> LoraAdapters.create(model, new LoraConfig(2, 2, List.of("wi")), new SplittableRandom(1)))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("none of the LoRA targets [wi]");
        assertThatThrownBy(() -> new LoraConfig(2, 2, List.of("query")))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("[query]");
    }

    @Test
    void pointersOfGitLfs_areNamed() throws IOException {
        try (LoraAdapters adapters = create()) {
            adapters.save(dir, "base");
        }
        for (String name : List.of("adapter_model.safetensors", "adapter_config.json")) {
            Path file = Files.writeString(
                    dir.resolve(name), "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n");
            assertThatThrownBy(() -> LoraAdapters.load(dir, model))
                    .isInstanceOf(T5Exception.class)
                    .hasMessageContaining(file + " is only a pointer of Git LFS");
        }
    }

    private LoraAdapters create() {
        return LoraAdapters.create(model, CONFIG, new SplittableRandom(5));
    }

    private static Tensor part(LoraAdapters adapters, String name) {
        return Objects.requireNonNull(adapters.parameters().get(name), name);
    }

    private double lossWith(LoraAdapters adapters, Tensor parameter, double value) {
        set(parameter, 1, 2, value);
        adapters.apply();
        return model.evaluationLoss(BATCH, BATCH);
    }

    private static void set(Tensor matrix, int row, int column, double value) {
        try (NoGradGuard noGrad = new NoGradGuard()) {
            matrix.select(0, row).select(0, column).fill_(new Scalar(value));
        }
    }
}
