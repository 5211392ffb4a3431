package dev.cairn.t5.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class NoGradScopeTest {
    @Test
    void operationsRecordNoGradient_untilItIsClosed() {
        try (PointerScope outer = new PointerScope()) {
            Tensor weight = torch.ones(2, 2).set_requires_grad(true);
            try (NoGradScope scope = NoGradScope.open()) {
                assertThat(weight.mul(weight).requires_grad()).isFalse();
            }
            assertThat(weight.mul(weight).requires_grad()).isTrue();
        }
    }

    @Test
    void tensorsMadeInItAreFreedWithIt() {
        Tensor inside;
        try (NoGradScope scope = NoGradScope.open()) {
            inside = torch.ones(2);
            assertThat(inside.isNull()).isFalse();
        }
        assertThat(inside.isNull()).isTrue();
    }
}
