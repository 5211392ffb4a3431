package dev.cairn.agent.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Usage;
import dev.cairn.core.UserException;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.Price;
import dev.cairn.llm.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LlmSessionTest {
    private final List<ChatRequest> asked = new ArrayList<>();

    @Test
    void blankAnswersAreAskedForAgainWithMoreChance() {
        LlmSession talk = talk(request -> request.temperature() < 0.5 ? "\n \n" : "\n  look around\nand more");
        assertThat(talk.line("What?", 50)).isEqualTo("look around");
        assertThat(asked).extracting(ChatRequest::temperature).containsExactly(0.0, 0.2, 0.4, 0.6);
    }

    @Test
    void theBeginningOfABlockOfCodeIsNoAnswer() {
        LlmSession talk = talk(request -> request.temperature() < 0.1 ? "```text" : "```text\nlook around\n```");
        assertThat(talk.line("What?", 50)).isEqualTo("look around");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aModelThatNeverSaysAnythingHasFailed() {
        assertThatThrownBy(() -> talk(request -> "").line("What?", 50))
                .isInstanceOf(PermanentLlmException.class)
                .hasMessageContaining("said nothing 6 times");
    }

    @Test
    void whatWasAskedIsCountedUntilItIsTaken() {
        LlmSession talk = talk(request -> "yes");
        talk.line("What?", 50);
        talk.line("What?", 50);
        Usage usage = talk.takeUsage();
        assertThat(usage.untimed()).isEqualTo(new Usage(Usage.Seconds.NONE, 2, 20, 4, 2 * (10 * 1 + 2 * 3) / 1e6));
        assertThat(talk.takeUsage()).isEqualTo(Usage.NONE);
    }

    @Test
    void theUsersLimitOfAnAnswerHoldsForEveryQuestion() {
        LlmSession talk = new Llm(model(request -> "yes"), "m", Price.UNKNOWN, 1000, Optional.of(7)).talk();
        talk.line("What?", 50);
        assertThat(asked.get(0).maxTokens()).isEqualTo(7);
        assertThat(talk.takeUsage().cost()).isZero();
    }

    @Test
    void aModelNeedsANameAndAnAnswerRoom() {
        assertThatThrownBy(() -> new Llm(model(request -> ""), " ", Price.UNKNOWN, 10, Optional.empty()))
                .isInstanceOf(UserException.class);
        assertThatThrownBy(() -> new Llm(model(request -> ""), "m", Price.UNKNOWN, 10, Optional.of(0)))
                .isInstanceOf(UserException.class);
    }

    private LlmSession talk(Function<ChatRequest, String> says) {
        return new Llm(model(says), "m", new Price(1, 3), 1000, Optional.empty()).talk();
    }

    private ChatModel model(Function<ChatRequest, String> says) {
        return request -> {
            asked.add(request);
            return new ChatAnswer(says.apply(request), "stop", new TokenUsage(10, 2));
        };
    }
}
