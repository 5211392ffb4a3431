package dev.cairn.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void thereIsOneBlankPerBreak() {
        assertThat(OneLine.withBlanks("a\n\tb")).isEqualTo("a  b");
    }
}
