package dev.cairn.t5.train.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.t5.T5Exception;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.train.optimizer.Algorithm;
import dev.cairn.t5.train.optimizer.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class OptimizerTest {

    private static final String NORM = "encoder.block.0.layer.0.layer_norm.weight";
    private static final String DENSE = "encoder.block.0.layer.1.DenseReluDense.wo.weight";
    private static final String EMBEDDING = "shared.weight";

    /** With a gradient of 0 only the decay moves a weight: by rate times decay, of 1. */
    @Test
    void normsAreNotDecayed_unlessAskedFor() {
        assertThat(moved(ParameterGroup.UNDECAYED))
                .containsEntry(NORM, 0.0)
                .hasEntrySatisfying(DENSE, moved -> assertThat(moved).isCloseTo(0.05, within(1e-6)));
        assertThat(moved()).hasEntrySatisfying(NORM, moved -> assertThat(moved).isCloseTo(0.05, within(1e-6)));
    }

    @Test
    void groups_haveTheirOwnRateAndDecay_andTheFirstThatTakesAParameterDecides() {
        Map<String, Double> moved = moved(
                new ParameterGroup("^shared", 0.2, 0.1),
                ParameterGroup.UNDECAYED,
                new ParameterGroup("shared|layer_norm", 9, 9));
        assertThat(moved.get(EMBEDDING)).isCloseTo(0.1 * 0.1 * 0.2, within(1e-6));
        assertThat(moved.get(NORM)).isEqualTo(0.0);
        assertThat(moved.get(DENSE)).isCloseTo(0.05, within(1e-6));
    }

    @Test
    void muon_isForTheMatricesWithinLayersOnly() {
        String bias = "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight";
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> parameters = new LinkedHashMap<>();
            parameters.put(EMBEDDING, torch.ones(4, 3));
            parameters.put(bias, torch.ones(4, 3));
            parameters.put(NORM, torch.ones(3));
            parameters.put(DENSE, torch.ones(4, 3));
            OptimizerConfig config = config(Algorithm.MUON, 0.01, 1);
            try (Optimizer optimizer = new Optimizer(parameters, config)) {
                assertThat(optimizer.state().keySet())
                        .contains("momentum." + DENSE, "exp_avg." + EMBEDDING, "exp_avg." + bias, "exp_avg." + NORM)
                        .doesNotContain("exp_avg." + DENSE)
                        .hasSize(7);
            }
        }
    }

    @Test
    void clipping_scalesAllGradientsTogetherToTheNorm() {
        try (PointerScope scope = new PointerScope()) {
            Tensor a = weight(3);
            Tensor b = weight(4);
            a.mutable_grad().put(torch.tensor(3.0f));
            b.mutable_grad().put(torch.tensor(4.0f));
            OptimizerConfig config = config(Algorithm.ADAMW, 0.01, 2);
            try (Optimizer optimizer = new Optimizer(Map.of("a", a, "b", b), config)) {
                assertThat(optimizer.clipGradients()).isCloseTo(5, within(1e-6));
                assertThat(a.grad().item_double()).isCloseTo(1.2, within(1e-5));
                assertThat(b.grad().item_double()).isCloseTo(1.6, within(1e-5));
            }
        }
    }

    @Test
    void groupThatIsNoRegularExpression_isNamed() {
        assertThatThrownBy(() -> new ParameterGroup("(norm", 0, 1))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("'(norm'");
    }

    private static Map<String, Double> moved(ParameterGroup... groups) {
        Map<String, Double> moved = new LinkedHashMap<>();
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> parameters = new LinkedHashMap<>();
            for (String name : new String[] {NORM, DENSE, EMBEDDING}) {
                Tensor weight = weight(1);
                weight.mutable_grad().put(torch.tensor(0.0f));
                parameters.put(name, weight);
            }
            try (Optimizer optimizer = new Optimizer(parameters, config(Algorithm.ADAMW, 0.5, 1, groups))) {
                optimizer.step(0.1);
            }
            parameters.forEach((name, weight) -> moved.put(name, 1 - weight.item_double()));
        }
        return moved;
    }

    private static OptimizerConfig config(
            Algorithm algorithm, double weightDecay, double maxGradNorm, ParameterGroup... groups) {
        return new OptimizerConfig(algorithm, 1e-3, 0, Schedule.LINEAR, weightDecay, maxGradNorm, List.of(groups));
    }

    private static Tensor weight(float value) {
        return Natives.scoped(() -> torch.tensor(value)).set_requires_grad(true);
    }
}
