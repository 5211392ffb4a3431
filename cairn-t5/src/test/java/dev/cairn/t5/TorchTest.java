package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.t5.generate.Hypothesis;
import dev.cairn.t5.generate.TokenGenerator;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchTest {

    private final int threadsBefore = Torch.threads();

    @AfterEach
    void asAtFirst() {
        Torch.productThreads(1);
        Torch.threads(threadsBefore);
    }

    @Test
    void threadsShareProductsAndNothingElse() {
        Torch.productThreads(2);

        assertThat(Torch.productThreads()).isEqualTo(2);
        assertThat(torch.get_num_threads()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"FP32, 300", "FP32, 40", "INT8, 300"})
    void aSearchByItself_isTheSameToTheLastBitOnSeveralThreads(Precision precision, int length) {
        int[] input = new SplittableRandom(5).ints(length, 3, 400).toArray();
        input[length - 1] = 1;
        GenerationConfig generation = new GenerationConfig(4, 10);
        // Wide enough for products of a few rows to be shared; the vocabulary is no multiple of what kernels work on at
        // a time.
        try (T5Model model = T5Model.create(T5Config.small(2100, 256, 2048, 2, 4), 3);
                TokenGenerator generator = model.generator(precision)) {
            Torch.threads(1);
            List<List<Hypothesis>> alone = generator.generate(List.of(input), generation);
            for (int threads : new int[] {2, 3, 5}) {
                Torch.threads(threads);

                assertThat(generator.generate(List.of(input), generation)).isEqualTo(alone);
            }
        }
    }

    @Test
    void refusesNoThreads() {
        assertThatThrownBy(() -> Torch.threads(0))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("at least 1, found 0");
    }
}
