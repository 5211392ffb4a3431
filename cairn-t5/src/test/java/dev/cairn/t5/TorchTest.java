package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TorchTest {

    @AfterEach
    void asAtFirst() {
        Torch.productThreads(1);
    }

    @Test
    void threadsShareProductsAndNothingElse() {
        Torch.productThreads(2);

        assertThat(Torch.productThreads()).isEqualTo(2);
        assertThat(torch.get_num_threads()).isEqualTo(1);
    }

    @Test
    void refusesNoThreads() {
        assertThatThrownBy(() -> Torch.threads(0))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("at least 1, found 0");
    }
}
