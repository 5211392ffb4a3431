package dev.cairn.cli.llm;

import dev.cairn.agent.policy.ServedModel;
import dev.cairn.core.UsageSummary;
import dev.cairn.llm.store.Spending;
import java.util.List;
import java.util.Locale;

/** What agents cost that ask a language model, as lines of text. */
final class LlmReport {
    private LlmReport() {}

    /** @param paid by all processes that worked on the run; answers that were on disk are not in it */
    static List<String> lines(UsageSummary usage, Spending paid) {
        return List.of(
                format(
                        "language model: %.1f tokens an action, %.2f questions an action, %.2f s an action",
                        usage.tokensPerAction(), usage.llmCallsPerAction(), usage.modelSecondsPerAction()),
                format(
                        "  %d questions, %d tokens read and %d written over %d actions; %.0f tokens an episode%s",
                        usage.total().llmCalls(),
                        usage.total().promptTokens(),
                        usage.total().completionTokens(),
                        usage.actions(),
                        usage.tokensPerEpisode(),
                        cost(", %.4f an episode", usage.costPerEpisode(), paid)),
                format(
                        "  paid for in this run: %d questions, %d tokens%s",
                        paid.calls(), paid.usage().total(), cost(", %.4f", paid.cost(), paid)));
    }

    /** Of a small model that is served. */
    static String line(ServedModel model, Spending paid) {
        return format(
                "%s: %d questions asked in this run, %d tokens%s",
                model, paid.calls(), paid.usage().total(), cost(", %.4f", paid.cost(), paid));
    }

    private static String cost(String pattern, double cost, Spending paid) {
        return Double.isNaN(paid.cost()) ? "; the model's price is not known" : format(pattern, cost);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
