package dev.cairn.agent.choice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<pad> open door</s>|open door",
                "<extra_id_0> open door<extra_id_1> and more|open door",
                "open <unk> door|open door",
                "open door </s> </s>|open door",
                // words of a world
                "press <enter>|press <enter>",
                "type a<b|type a<b",
                "say i <3 you|say i <3 you",
                "type '  x'|type '  x'",
            })
    void onlyTheMarksOfModelsAreDropped(String answer, String tidy) {
        assertThat(AnswerText.tidy(answer)).isEqualTo(tidy);
    }
}
