package dev.cairn.cli;

import dev.cairn.cli.stage.AnnotatorSource;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.distill.annotate.llm.AnnotationPrompts;
import dev.cairn.distill.annotate.llm.LlmAnnotator;
import dev.cairn.distill.annotate.llm.LlmOptions;
import dev.cairn.distill.llm.AnswerStore;
import dev.cairn.distill.llm.Budget;
import dev.cairn.distill.llm.ChatModel;
import dev.cairn.distill.llm.CircuitBreaker;
import dev.cairn.distill.llm.HttpChat;
import dev.cairn.distill.llm.LlmServer;
import dev.cairn.distill.llm.RateLimit;
import dev.cairn.distill.llm.RateLimitedChat;
import dev.cairn.distill.llm.RetryingChat;
import dev.cairn.distill.llm.Sleeper;
import dev.cairn.distill.llm.Spending;
import dev.cairn.distill.llm.StoredChat;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The language model as flags describe it, with its answers on disk and its payments in the run directory. */
final class LlmSource implements AnnotatorSource {
    /** Questions in a row that may fail before the server is given up. */
    private static final int MOST_FAILURES = 5;

    private static final String PAYMENTS = "payments.jsonl";

    private final LlmFlags flags;
    private final LlmServer server;
    private final LlmOptions options;
    private final Path answers;
    private final Map<String, Object> inputs;
    private final Function<Annotator, Annotator> chain;

    /**
     * A source.
     *
     * @param inputs name of the whole chain, and what the others in it read
     * @param chain puts the language model among the other annotators
     */
    LlmSource(LlmFlags flags, Path runs, Map<String, Object> inputs, Function<Annotator, Annotator> chain) {
        this.flags = flags;
        this.server = flags.server(System.getenv());
        this.options = flags.options();
        this.answers = flags.answers(runs);
        this.inputs = inputs;
        this.chain = chain;
    }

    @Override
    public Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>(inputs);
        config.put("url", flags.url());
        config.put("model", options.model());
        config.put("answerTokens", options.answerTokens());
        config.put("missing", options.missing().name());
        flags.examples().ifPresent(folder -> config.put("examples", InputFiles.hash(folder, ".txt")));
        return config;
    }

    @Override
    public int threads() {
        return flags.concurrency();
    }

    @Override
    public Open open(RunDirectory run) {
        Budget budget = new Budget(
                run.file(PAYMENTS),
                flags.maxCost(),
                flags.maxTokens(),
                flags.prices().of(options.model()));
        try {
            AnswerStore store = AnswerStore.open(answers);
            ChatModel model = new StoredChat(patient(), store, budget);
            AnnotationPrompts prompts = new AnnotationPrompts(flags.workedExamples());
            return new Asking(chain.apply(new LlmAnnotator(model, prompts, options)), store, budget);
        } catch (RuntimeException e) {
            budget.close();
            throw e;
        }
    }

    private ChatModel patient() {
        RateLimit limit =
                new RateLimit(flags.requestsPerMinute(), flags.tokensPerMinute(), Clock.systemUTC(), Sleeper.SYSTEM);
        ChatModel limited = new RateLimitedChat(new HttpChat(server, Clock.systemUTC()), limit);
        return new CircuitBreaker(
                new RetryingChat(limited, flags.backoff(), Sleeper.SYSTEM, new SplittableRandom()), MOST_FAILURES);
    }

    private record Asking(Annotator annotator, AnswerStore store, Budget budget) implements Open {
        @Override
        public Optional<Spending> spending() {
            return Optional.of(budget.spending());
        }

        @Override
        public void close() {
            budget.close();
            store.close();
        }
    }
}
