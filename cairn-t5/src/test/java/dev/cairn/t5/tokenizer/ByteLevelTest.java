package dev.cairn.t5.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteLevelTest {

    @Test
    void wordsKeepTheirLeadingBlank() {
        assertThat(ByteLevel.words("open the door.")).containsExactly("open", " the", " door", ".");
    }

    @Test
    void blanksBeforeAWord_leaveItOne() {
        assertThat(ByteLevel.words("a   b\n")).containsExactly("a", "  ", " b", "\n");
    }

    @Test
    void clitics_numbersAndMarksAreWords() {
        assertThat(ByteLevel.words("it's 12cm!?")).containsExactly("it", "'s", " 12", "cm", "!?");
    }

    @Test
    void eachByteIsOneCharacterOfTheAlphabet() {
        assertThat(ByteLevel.alphabet()).hasSize(256).doesNotHaveDuplicates().isSorted();
        assertThat(ByteLevel.encoded("é🙂")).hasSize(6);
        assertThat(ByteLevel.encoded(" b\n")).isEqualTo("ĠbĊ");
    }
}
