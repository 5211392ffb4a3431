package dev.cairn.pipeline.annotate;

import dev.cairn.core.Trajectory;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Sha256;
import dev.cairn.distill.annotate.llm.AnnotationPrompts;
import dev.cairn.distill.annotate.llm.CallEstimate;
import dev.cairn.distill.annotate.llm.LlmAnnotator;
import dev.cairn.distill.annotate.llm.LlmOptions;
import dev.cairn.domain.Domain;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.Price;
import dev.cairn.llm.TokenUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What annotation by a language model would ask and cost, without asking.
 *
 * @param calls questions that have no answer on disk yet; those that are the same are asked once
 * @param usage estimate of their tokens
 * @param price of the model, if it is known
 */
public record DryRun(int trajectories, int calls, TokenUsage usage, Optional<Price> price) {
    private static final String CONSOLE = "-";

    /**
     * Writes the prompts to {@code to}, or to {@code console} if that is {@code -}.
     *
     * @param isCut whether an annotator before the language model cuts a trajectory, so that nothing is asked
     * @param isKnown whether a question has its answer on disk already
     */
    @SuppressWarnings("exports") // On the module path annotation by language models is Cairn's own.
    public static DryRun of(
            Domain domain,
            Path trajectories,
            AnnotationPrompts prompts,
            LlmOptions options,
            Price price,
            Predicate<Trajectory> isCut,
            Predicate<ChatRequest> isKnown,
            Path to,
            Consumer<String> console) {
        DryRun[] sum = {new DryRun(0, 0, TokenUsage.NONE, Optional.of(price).filter(Price::isKnown))};
        Set<String> seen = new HashSet<>();
        Consumer<Consumer<String>> all = out -> TrajectoryInput.forEach(domain, trajectories, trajectory -> {
            if (isCut.test(trajectory)) {
                sum[0] = sum[0].plus(TokenUsage.NONE, 0);
                return;
            }
            Trajectory kept = domain.annotationRules().kept(trajectory);
            ChatRequest request = LlmAnnotator.request(kept, prompts, options);
            boolean isFirst = seen.add(Sha256.of(request.toString()));
            boolean known = !isFirst || isKnown.test(request);
            show(
                    kept.variation().task() + ", variation " + kept.variation().number(),
                    request,
                    out,
                    !isFirst ? ", asked above" : known ? ", answered before" : "");
            sum[0] = sum[0].plus(
                    known ? TokenUsage.NONE : CallEstimate.of(request, domain.annotationRules(), kept), known ? 0 : 1);
        });
        write(to, console, all);
        return sum[0];
    }

    /** Writes lines to a file, or to {@code console} if {@code to} is {@code -}. */
    public static void write(Path to, Consumer<String> console, Consumer<Consumer<String>> all) {
        if (to.toString().equals(CONSOLE)) {
            all.accept(console);
        } else {
            AtomicFiles.write(
                    to,
                    out -> all.accept(line -> {
                        try {
                            out.write(line + "\n");
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }));
        }
    }

    public String summary() {
        String cost = price.map(known -> String.format(
                        Locale.ROOT,
                        "about %.2f, at %s and %s for a million tokens by the price table",
                        known.of(usage),
                        known.input(),
                        known.output()))
                .orElse("the price of the model is not known; give --prices");
        return String.format(
                Locale.ROOT,
                "%d trajectories, %d questions to ask, about %d tokens to read and %d to write; %s",
                trajectories,
                calls,
                usage.inputTokens(),
                usage.outputTokens(),
                cost);
    }

    private DryRun plus(TokenUsage more, int moreCalls) {
        return new DryRun(trajectories + 1, calls + moreCalls, usage.plus(more), price);
    }

    /** A question with its heading. */
    public static void show(String heading, ChatRequest request, Consumer<String> out) {
        show(heading, request, out, "");
    }

    private static void show(String heading, ChatRequest request, Consumer<String> out, String remark) {
        out.accept("=== " + heading + ", about " + request.estimatedTokens() + " tokens" + remark);
        for (ChatMessage message : request.messages()) {
            out.accept("--- " + message.role().label());
            out.accept(message.content());
        }
    }
}
