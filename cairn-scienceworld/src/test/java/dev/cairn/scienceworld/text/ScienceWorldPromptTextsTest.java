package dev.cairn.scienceworld.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScienceWorldPromptTextsTest {
    private final ScienceWorldPromptTexts texts = new ScienceWorldPromptTexts();

    @Test
    void listsBecomeOneLine() {
        assertThat(texts.normalize("you see:\n\tan orange\n\ta cup\n")).isEqualTo("you see: | an orange | a cup | ");
    }

    @Test
    void promptLosesRemarksThatSayNothing() {
        assertThat(texts.tidy("A door (that is open)\n\ta cup (containing nothing)"))
                .isEqualTo("A door  | a cup ");
    }
}
