package dev.cairn.cli.llm;

import dev.cairn.agent.policy.ServedModel;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.Price;
import dev.cairn.llm.http.ApiKey;
import dev.cairn.llm.http.HttpChat;
import dev.cairn.llm.http.LlmServer;
import dev.cairn.llm.retry.BreakingChat;
import dev.cairn.llm.retry.RateLimitedChat;
import dev.cairn.llm.retry.RetryingChat;
import dev.cairn.llm.retry.Sleeper;
import dev.cairn.llm.store.AnswerStore;
import dev.cairn.llm.store.Budget;
import dev.cairn.llm.store.Spending;
import dev.cairn.llm.store.StoredChat;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A language model as flags describe it, with its answers on disk and its payments in the run directory. */
final class LlmAccess {
    /** Questions in a row that may fail before the server is given up. */
    private static final int MOST_FAILURES = 5;

    private static final String PAYMENTS = "payments.jsonl";

    private final LlmFlags flags;
    private final LlmFlags.Limits limits;
    private final LlmServer server;
    private final String model;
    private final Price price;
    private final Path answers;
    private final String payments;

    /** @throws dev.cairn.core.UserException if no server or no model is named, or the address is none */
    LlmAccess(LlmFlags flags, Path runs) {
        this(flags, flags.server(System.getenv()), flags.model(), runs, PAYMENTS);
    }

    /**
     * A small model of an agent that a server answers for.
     *
     * @throws dev.cairn.core.UserException if the address is none
     */
    LlmAccess(LlmFlags flags, ServedModel served, Path runs) {
        this(
                flags,
                flags.server(served.url(), ApiKey.ofServedModels(System.getenv())),
                served.model(),
                runs,
                paymentsOf(served));
    }

    private LlmAccess(LlmFlags flags, LlmServer server, String model, Path runs, String payments) {
        this.flags = flags;
        this.limits = flags.limits();
        this.server = server;
        this.model = model;
        this.payments = payments;
        this.price = flags.prices().of(model);
        this.answers = flags.answers(runs);
        Budget.check(flags.maxCost(), price);
    }

    private static String paymentsOf(ServedModel served) {
        return "payments-" + Sha256.of(served.toString()).substring(0, 8) + ".jsonl";
    }

    /** What decides the answers: address, model, and fields that are not the usual ones. */
    Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("url", server.toString());
        config.put("model", model);
        config.putAll(flags.changedFields());
        return config;
    }

    /** What was paid for in a run, by all processes that worked on it. */
    Spending spent(Path run) {
        return Budget.spent(run.resolve(payments), price);
    }

    Open open(RunDirectory run) {
        return open(run, () -> AnswerStore.open(answers, server));
    }

    /** As above, beside another model of the same run. */
    Open open(RunDirectory run, Open other) {
        return open(run, () -> other.store().of(server));
    }

    private Open open(RunDirectory run, Supplier<AnswerStore> answers) {
        Budget budget = new Budget(run.file(payments), flags.maxCost(), limits.maxTokens(), price);
        try {
            AnswerStore store = answers.get();
            return new Open(new StoredChat(patient(store), store, budget), store, budget);
        } catch (RuntimeException e) {
            budget.close();
            throw e;
        }
    }

    private ChatModel patient(AnswerStore store) {
        BooleanSupplier answeredBefore = () -> store.holdsAnswerOf(model);
        ChatModel limited = new RateLimitedChat(
                new HttpChat(server, Clock.systemUTC(), System.getenv(), answeredBefore),
                limits.requestsPerMinute(),
                limits.tokensPerMinute(),
                Sleeper.SYSTEM);
        return new BreakingChat(
                new RetryingChat(limited, limits.backoff(), Sleeper.SYSTEM, limits.longestWait()),
                MOST_FAILURES,
                answeredBefore);
    }

    /** A model that can be asked. */
    record Open(ChatModel chat, AnswerStore store, Budget budget) implements AutoCloseable {
        Spending spending() {
            return budget.spending();
        }

        @Override
        public void close() {
            budget.close();
            store.close();
        }
    }
}
