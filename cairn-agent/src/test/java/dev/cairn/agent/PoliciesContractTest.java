package dev.cairn.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.choice.AnswerMeaning;
import dev.cairn.agent.llm.AgentPrompts;
import dev.cairn.agent.llm.Llm;
import dev.cairn.agent.llm.ReActPolicy;
import dev.cairn.agent.llm.ReflexionPolicy;
import dev.cairn.agent.llm.SayCanPolicy;
import dev.cairn.agent.llm.SwiftSagePolicy;
import dev.cairn.agent.policy.GoldPolicy;
import dev.cairn.agent.policy.RandomPolicy;
import dev.cairn.agent.policy.SubGoalPolicy;
import dev.cairn.agent.policy.SwiftPolicy;
import dev.cairn.agent.subgoal.ModelSubGoals;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.Price;
import dev.cairn.llm.TokenUsage;
import dev.cairn.scienceworld.ScienceWorld;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of policies on each of them, in the toy world. */
class PoliciesContractTest {
    /** Goes round, and takes what it can. */
    private static final List<String> WORDS = List.of("go to hall", "take ball", "go to study", "look around");

    private static final Llm LLM = new Llm(
            request -> new ChatAnswer(
                    WORDS.get(Math.floorMod(request.messages().toString().length(), WORDS.size())),
                    "stop",
                    new TokenUsage(100, 10)),
            "model",
            Price.UNKNOWN,
            8192,
            Optional.empty());

    private static final AgentPrompts PROMPTS = AgentPrompts.builtIn();

    /** What others wrap by hand must have no method that can be forgotten: the compiler asks for each. */
    @ParameterizedTest
    @ValueSource(classes = {TextEnvironment.class, EnvironmentFactory.class, ChatModel.class})
    void portsThatAreWrappedHaveNoDefaults(Class<?> port) {
        assertThat(Arrays.stream(port.getMethods()).filter(Method::isDefault)).isEmpty();
    }

    @Nested
    class Random extends PolicyContract {
        @Override
        protected Policy policy() {
            return new RandomPolicy(7);
        }
    }

    @Nested
    class Gold extends PolicyContract {
        @Override
        protected Policy policy() {
            return new GoldPolicy(WORLD.admissibleActions());
        }
    }

    @Nested
    class TwoLevel extends PolicyContract {
        @Override
        protected Policy policy() {
            Seq2SeqRole names = new Says(state -> "search(room " + state.step() % 5 + ")");
            Seq2SeqRole acts =
                    new Says(state -> state.step() % 4 == 0 ? "END_SG()" : WORDS.get(state.step() % WORDS.size()));
            return new SubGoalPolicy(
                    ModelSubGoals.of(names, names), acts, ScienceWorld.textsOnly(), AgentChoices.DEFAULT);
        }
    }

    @Nested
    class Swift extends PolicyContract {
        @Override
        protected Policy policy() {
            return swift();
        }
    }

    @Nested
    class ReAct extends PolicyContract {
        @Override
        protected Policy policy() {
            return new ReActPolicy(LLM, PROMPTS);
        }
    }

    @Nested
    class SayCan extends PolicyContract {
        @Override
        protected Policy policy() {
            return new SayCanPolicy(WORLD, LLM, PROMPTS);
        }
    }

    @Nested
    class Reflexion extends PolicyContract {
        @Override
        protected Policy policy() {
            return new ReflexionPolicy(LLM, PROMPTS, 3);
        }
    }

    @Nested
    class SwiftSage extends PolicyContract {
        @Override
        protected Policy policy() {
            return new SwiftSagePolicy(ScienceWorld.textsOnly(), swift(), LLM, PROMPTS);
        }
    }

    private static Policy swift() {
        return new SwiftPolicy(
                new Says(state -> WORDS.get(state.step() % WORDS.size())),
                ScienceWorld.textsOnly(),
                AnswerMeaning.IN_WORDS);
    }

    /** A model whose answer depends on the state alone. */
    private record Says(Function<PromptState, String> answer) implements Seq2SeqRole {
        @Override
        public Alignment alignment() {
            return Alignment.ALIGNED;
        }

        @Override
        public Wording wording() {
            return Wording.COMPACT;
        }

        @Override
        public List<String> ask(PromptState state) {
            return List.of(answer.apply(state));
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
