package dev.cairn.agent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatAnswer.Alternative;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.Price;
import dev.cairn.llm.TokenUsage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActionRankingTest {
    private static final List<String> ACTIONS = List.of("eat", "sleep", "dig");

    @Test
    void logProbabilitiesRankAllAndTheLikeliestFormOfALetterCounts() {
        assertThat(rank(answer(
                        "A",
                        new Alternative("A", -2),
                        new Alternative(" c", -0.5),
                        new Alternative("C", -4),
                        new Alternative("B.", -3),
                        new Alternative("Z", -0.1))))
                .containsExactly("dig", "eat", "sleep");
    }

    @Test
    void withoutThemTheLetterThatIsSaidComesFirst() {
        assertThat(rank(answer("b) sleep"))).containsExactly("sleep", "eat", "dig");
    }

    @Test
    void anAnswerThatNamesNoneChangesNothing() {
        assertThat(rank(answer("I cannot say."))).isEqualTo(ACTIONS);
        assertThat(rank(answer("Q"))).isEqualTo(ACTIONS);
    }

    private static ChatAnswer answer(String text, Alternative... alternatives) {
        return new ChatAnswer(text, "stop", TokenUsage.NONE, List.of(alternatives));
    }

    private static List<String> rank(ChatAnswer answer) {
        ChatModel model = request -> {
            assertThat(request.messages().get(0).content()).isEqualTo("A: eat\nB: sleep\nC: dig");
            return answer;
        };
        Llm llm = new Llm(model, "m", Price.UNKNOWN, 1000, Optional.empty());
        return new ActionRanking().rank(ACTIONS, list -> list, llm.talk());
    }
}
