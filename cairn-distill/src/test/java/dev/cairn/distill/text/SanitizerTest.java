package dev.cairn.distill.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SanitizerTest {
    @Test
    void listsBecomeOneLine() {
        assertThat(Sanitizer.sanitize("you see:\n\tan orange\n\ta cup\n")).isEqualTo("you see: | an orange | a cup | ");
    }

    @Test
    void promptLosesRemarksThatSayNothing() {
        assertThat(Sanitizer.prompt("A door (that is open)\n\ta cup (containing nothing)"))
                .isEqualTo("A door  | a cup ");
    }

    @Test
    void cleanKeepsOneBlankPerBreak() {
        assertThat(Sanitizer.clean("a\n\tb")).isEqualTo("a  b");
    }
}
