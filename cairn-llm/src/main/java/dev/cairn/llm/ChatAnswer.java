package dev.cairn.llm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.cairn.core.Usage;
import java.util.List;

/**
 * What a model answered.
 *
 * @param finish why it stopped, in the server's words: {@code stop}, {@code length} and others
 * @param alternatives what its first word could have been, likely ones first; empty if nobody asked or the server does not
 *     tell
 */
public record ChatAnswer(
        String text,
        String finish,
        TokenUsage usage,

        @JsonProperty(value = "alternatives", isRequired = OptBoolean.FALSE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Alternative> alternatives) {
    /**
     * A token in the place of another.
     *
     * @param logprob natural logarithm of its probability
     */
    public record Alternative(String token, double logprob) {}

    public ChatAnswer {
        alternatives = List.copyOf(alternatives);
    }

    /** Whether it says nothing at all. */
    public boolean saysNothing() {
        return text.isBlank() && alternatives.isEmpty();
    }

    /** What asking for it once has cost; nothing at a price that is not known. */
    public Usage usage(Usage.Seconds seconds, Price price) {
        return new Usage(seconds, 1, usage.inputTokens(), usage.outputTokens(), price.isKnown() ? price.of(usage) : 0);
    }

    /** An answer in words only. */
    public ChatAnswer(String text, String finish, TokenUsage usage) {
        this(text, finish, usage, List.of());
    }
}
