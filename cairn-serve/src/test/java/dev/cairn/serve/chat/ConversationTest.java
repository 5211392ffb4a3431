package dev.cairn.serve.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.core.Choice;
import dev.cairn.core.Usage;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.toy.ToyWorld;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {
    private static final Domain WORLD = new ToyWorld();

    /** The agent means to sing, and if it cannot, to wait. */
    @ParameterizedTest
    @CsvSource({"sing, sing", "wait, wait", "'', sing"})
    void whatTheWorldDoesNotKnowIsReplacedByAFurtherAnswer(String valid, String action) {
        Observed first = new Observed(
                Optional.of("Be heard."),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                valid.isEmpty() ? List.of() : List.of("leave", valid));
        Conversation conversation =
                new Conversation(WORLD, new Singer(), ActionMatcher.byWords(WORLD.admissibleActions()), first);

        assertThat(conversation.next().action()).isEqualTo(action);
    }

    private static final class Singer implements Policy {
        @Override
        public String name() {
            return "singer";
        }

        @Override
        public EarlyStop earlyStop() {
            return EarlyStop.NEVER;
        }

        @Override
        public Actor begin(Variation variation, EnvironmentView world) {
            return new Actor() {
                @Override
                public Decision decide(int step) {
                    return new Decision.Act(
                            List.of("sing"), Choice.FIRST, Usage.NONE, () -> List.of("sing", "dance", "wait"));
                }

                @Override
                public void observe(String action, String observation, int score) {
                    // it sings whatever comes of it
                }
            };
        }
    }
}
