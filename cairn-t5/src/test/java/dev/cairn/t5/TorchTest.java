package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TorchTest {

    private final int before = Torch.threads();

    @AfterEach
    void asBefore() {
        Torch.threads(before);
    }

    @Test
    void threadsShareProductsAndNothingElse() {
        Torch.threads(2);

        assertThat(Torch.threads()).isEqualTo(2);
        assertThat(torch.get_num_threads()).isEqualTo(1);
    }

    @Test
    void refusesNoThreads() {
        assertThatThrownBy(() -> Torch.threads(0))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("at least 1, found 0");
    }
}
