package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.t5.beam.Hypothesis;
import java.util.List;
import java.util.SplittableRandom;
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
    void aSearchByItself_findsTheSameOnSeveralThreads() {
        int[] input = new SplittableRandom(5).ints(300, 3, 400).toArray();
        input[299] = 1;
        GenerationConfig generation = new GenerationConfig(4, 10);
        try (T5Model model = T5Model.create(T5Config.small(400, 128, 256, 2, 4), 3);
                TokenGenerator generator = TokenGenerator.of(model)) {
            List<Hypothesis> alone =
                    generator.generate(List.of(input), generation).get(0);
            Torch.productThreads(2);

            List<Hypothesis> shared =
                    generator.generate(List.of(input), generation).get(0);

            assertThat(shared)
                    .extracting(Hypothesis::tokens)
                    .isEqualTo(alone.stream().map(Hypothesis::tokens).toList());
            assertThat(torch.get_num_threads()).isEqualTo(1);
        }
    }

    @Test
    void refusesNoThreads() {
        assertThatThrownBy(() -> Torch.threads(0))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("at least 1, found 0");
    }
}
