package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.EpisodeRunner;
import dev.cairn.agent.Policy;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.Price;
import dev.cairn.llm.TokenUsage;
import dev.cairn.pipeline.annotate.DryRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The first question that an agent would ask in each episode, without asking it: what comes after depends on the answer.
 *
 * @param episodes in which it asks at all
 * @param usage estimate for the first questions
 * @param price of the model, if it is known
 */
public record AgentDryRun(int episodes, TokenUsage usage, Optional<Price> price) {
    private static final int QUESTIONS = 50;

    /**
     * Plays each episode up to its first question and writes that to {@code to}, or to {@code console} if that is {@code -}.
     *
     * @param load makes the policy that asks a given model
     */
    public static AgentDryRun of(
            Domain domain,
            Protocol protocol,
            List<Variation> episodes,
            AgentLlm.Setup setup,
            Function<ChatModel, Policy> load,
            Path to,
            Consumer<String> console) {
        AgentDryRun[] sum = {
            new AgentDryRun(0, TokenUsage.NONE, Optional.of(setup.llm().price()).filter(Price::isKnown))
        };
        try (TextEnvironment environment = domain.open();
                Policy policy = load.apply(request -> {
                    throw new Asked(request);
                })) {
            EpisodeRunner runner = new EpisodeRunner(environment, protocol, EpisodeListener.SILENT);
            DryRun.write(to, console, out -> {
                for (Variation variation : episodes) {
                    firstQuestion(runner, policy, variation).ifPresent(first -> {
                        String heading = variation.task() + ", variation " + variation.number();
                        DryRun.show(heading + ", first question", first, out);
                        sum[0] = sum[0].plus(new TokenUsage(first.estimatedTokens(), first.maxTokens()));
                    });
                }
            });
        }
        return sum[0];
    }

    private static Optional<ChatRequest> firstQuestion(EpisodeRunner runner, Policy policy, Variation variation) {
        try {
            runner.run(policy, variation);
            return Optional.empty();
        } catch (Asked asked) {
            return Optional.of(asked.request);
        }
    }

    /** Ends an episode at its first question. */
    private static final class Asked extends UserException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never written
        private final ChatRequest request;

        Asked(ChatRequest request) {
            super("a dry run asks nothing");
            this.request = request;
        }
    }

    public String summary() {
        TokenUsage many = new TokenUsage(usage.inputTokens() * QUESTIONS, usage.outputTokens() * QUESTIONS);
        String cost = price.map(known -> String.format(Locale.ROOT, "about %.2f by the price table", known.of(many)))
                .orElse("the price of the model is not known; give --prices");
        return String.format(
                Locale.ROOT,
                "%d episodes; their first questions have about %d tokens. %d questions an episode, none longer than the"
                        + " first and all with the longest answer, would take about %d tokens; %s",
                episodes,
                usage.inputTokens(),
                QUESTIONS,
                many.total(),
                cost);
    }

    private AgentDryRun plus(TokenUsage more) {
        return new AgentDryRun(episodes + 1, usage.plus(more), price);
    }
}
