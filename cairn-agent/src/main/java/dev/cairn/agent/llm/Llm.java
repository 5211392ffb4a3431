package dev.cairn.agent.llm;

import dev.cairn.core.UserException;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.Price;
import java.util.Optional;

/**
 * A large language model as agents ask it. Shared by all episodes; what one of them asks goes through an {@link LlmSession}.
 *
 * @param model the server's name for it
 * @param price for the accounts; where it is unknown, answers are counted at no cost
 * @param contextTokens what question and answer may have together; what is oldest in a question is left out first
 * @param answerTokens longest answer to every question; empty for the limits of the publications
 */
public record Llm(ChatModel chat, String model, Price price, int contextTokens, Optional<Integer> answerTokens) {
    /** What the publications' gpt-4 could read. */
    public static final int CONTEXT_TOKENS = 8192;

    public Llm {
        if (model.isBlank()) {
            throw new UserException("no model; set CAIRN_LLM_MODEL or give --llm-model");
        }
        if (contextTokens < 1 || answerTokens.orElse(1) < 1) {
            throw new UserException("a context and an answer need at least one token, not " + contextTokens + " and "
                    + answerTokens.orElse(1));
        }
    }

    /** A new talk, for one episode. */
    public LlmSession talk() {
        return new LlmSession(this);
    }

    /** Room for a question whose answer may have this number of tokens. */
    int roomFor(int answer) {
        return contextTokens - answerTokens.orElse(answer);
    }
}
