package dev.cairn.agent.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import dev.cairn.llm.ChatRequest;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final Example EXAMPLE = Example.parse(
            "# a remark\nA hall.\nYour task is X.\n> think: First.\nOK.\n> go to yard\nYou go.\n> dig\nYou dig.\n",
            "e");

    private final Transcript transcript = new Transcript(EXAMPLE, "A room.\n\tA bed.", "Your task is Y.");

    @Test
    void exampleAndEpisodeHaveOneForm() {
        transcript.add(new Entry("sleep", "You\n\tsleep."));
        assertThat(fitting(1000))
                .isEqualTo(
                        "A hall.\nYour task is X.\n> think: First.\nOK.\n> go to yard\nYou go.\n> dig\nYou dig.\n--\n"
                                + "A room. A bed.\nYour task is Y.\n> sleep\nYou sleep.");
    }

    @Test
    void theOldestStepsOfTheExampleGoFirstAndThenThoseOfTheEpisode() {
        for (int i = 0; i < 20; i++) {
            transcript.add(new Entry("step " + i, "You step."));
        }
        String shorter = fitting(ChatRequest.estimatedTokens(fitting(1000)) - 1);
        assertThat(shorter).doesNotContain("First.").contains("> go to yard").contains("> step 0\n");
        String shortest = fitting(60);
        assertThat(shortest)
                .startsWith("A hall.\nYour task is X.\n--")
                .doesNotContain("> step 0\n")
                .contains("step 19");
        assertThat(ChatRequest.estimatedTokens(shortest)).isLessThanOrEqualTo(60);
    }

    @Test
    void anExampleWithoutAnswersIsRefused() {
        assertThatThrownBy(() -> Example.parse("A hall.\nA task.\n> dig\n> dig\n", "dig.txt"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("dig.txt is no example")
                .hasMessageContaining("do not take turns");
    }

    @Test
    void thoughtsCanBeLeftOut() {
        assertThat(EXAMPLE.withoutThoughts().entries()).extracting(Entry::said).containsExactly("go to yard", "dig");
    }

    private String fitting(int room) {
        return transcript.fitting(room, (example, episode) -> example + "\n--\n" + episode);
    }
}
