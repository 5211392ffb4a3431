package dev.cairn.distill.annotate.llm;

import dev.cairn.core.Trajectory;
import dev.cairn.distill.annotate.AnswerText;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.domain.annotation.AnnotationRules;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.TokenUsage;

/** What a question will presumably take: its own tokens, and those that the rules' answer to it would have. */
public final class CallEstimate {
    private CallEstimate() {}

    /** Without further questions about what the answer leaves out. */
    public static TokenUsage of(ChatRequest request, AnnotationRules rules, Trajectory kept) {
        int answer = ChatRequest.estimatedTokens(AnswerText.of(new RuleAnnotator(rules).annotate(kept)));
        return new TokenUsage(request.estimatedTokens(), Math.min(answer, request.maxTokens()));
    }
}
