package dev.cairn.llm.store;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.llm.BudgetSpentException;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.Price;
import dev.cairn.llm.TokenUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What may be spent in a run and what was, kept in a file of the run so that a continued run goes on counting. A call is
 * let through only if the longest answer to it fits as well; while others are under way it waits for what they really cost.
 */
public final class Budget implements AutoCloseable {
    /** One paid call. */
    record Payment(String key, TokenUsage usage) {}

    private final double maxCost;
    private final long maxTokens;
    private final Price price;
    private final JsonlLog payments;
    private int calls;
    private TokenUsage spent = TokenUsage.NONE;
    private TokenUsage reserved = TokenUsage.NONE;

    /**
     * Opens the budget of a run.
     *
     * @param file of earlier payments; made if it is not there
     * @param maxCost in the currency of {@code price}; infinite for no limit
     * @param maxTokens read and written; {@link Long#MAX_VALUE} for no limit
     * @throws UserException if the cost is limited but the price is not known
     */
    public Budget(Path file, double maxCost, long maxTokens, Price price) {
        check(maxCost, price);
        this.maxCost = maxCost;
        this.maxTokens = maxTokens;
        this.price = price;
        this.payments = JsonlLog.open(file);
        if (Files.exists(file)) {
            Jsonl.forEach(file, Payment.class, payment -> count(payment.usage()));
        }
    }

    /** @throws UserException if the cost is limited but the price is not known */
    public static void check(double maxCost, Price price) {
        if (maxCost < Double.POSITIVE_INFINITY && !price.isKnown()) {
            throw new UserException("--max-cost needs the model's price; add it to a file of prices and name that with"
                    + " --prices, or limit --max-tokens instead");
        }
    }

    /** What was spent according to a file of payments; nothing if there is none. */
    public static Spending spent(Path file, Price price) {
        if (!Files.exists(file)) {
            return new Spending(0, TokenUsage.NONE, price.of(TokenUsage.NONE));
        }
        List<TokenUsage> usages = new ArrayList<>();
        Jsonl.forEach(file, Payment.class, payment -> usages.add(payment.usage()));
        TokenUsage sum = usages.stream().reduce(TokenUsage.NONE, TokenUsage::plus);
        return new Spending(usages.size(), sum, price.of(sum));
    }

    /** Sets aside what a call can cost at most, or waits until that is possible. */
    synchronized TokenUsage reserve(ChatRequest request) {
        TokenUsage most = new TokenUsage(request.estimatedTokens(), request.maxTokens());
        try {
            while (isOver(spent.plus(reserved).plus(most))) {
                if (reserved.total() == 0) {
                    throw spent(most);
                }
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BudgetSpentException("interrupted while waiting for the budget");
        }
        reserved = reserved.plus(most);
        return most;
    }

    /** Gives back what was set aside for a call that failed. */
    synchronized void release(TokenUsage reservation) {
        reserved = new TokenUsage(
                reserved.inputTokens() - reservation.inputTokens(),
                reserved.outputTokens() - reservation.outputTokens());
        notifyAll();
    }

    /** Counts an answer that has been paid for. */
    synchronized void pay(String key, TokenUsage usage) {
        payments.append(new Payment(key, usage));
        count(usage);
    }

    /** Of all processes that worked on this run. */
    public synchronized Spending spending() {
        return new Spending(calls, spent, price.of(spent));
    }

    @Override
    public void close() {
        payments.close();
    }

    private void count(TokenUsage usage) {
        calls++;
        spent = spent.plus(usage);
    }

    private boolean isOver(TokenUsage usage) {
        return usage.total() > maxTokens || (price.isKnown() && price.of(usage) > maxCost);
    }

    private BudgetSpentException spent(TokenUsage next) {
        String left = maxCost < Double.POSITIVE_INFINITY
                ? String.format(
                        Locale.ROOT,
                        "%.4f of the budget of %.4f are spent and the next call may cost up to %.4f",
                        price.of(spent),
                        maxCost,
                        price.of(next))
                : String.format(
                        Locale.ROOT,
                        "%d of the budget of %d tokens are spent and the next call may take up to %d",
                        spent.total(),
                        maxTokens,
                        next.total());
        return new BudgetSpentException(left + "; what was done is kept, the same command with a higher --max-cost or"
                + " --max-tokens goes on");
    }
}
