package dev.cairn.distill.annotate.llm;

import dev.cairn.core.UserException;

/**
 * How a language model is asked. Temperature is always 0.
 *
 * @param model the server's name for it
 * @param answerTokens longest answer
 * @param missing who names runs of actions that an answer leaves out
 */
public record LlmOptions(String model, int answerTokens, Missing missing) {
    /** Who names what is missing. */
    public enum Missing {
        /** The language model, in one more question. */
        ASK,
        /** The rules. */
        RULES
    }

    public LlmOptions {
        if (model.isBlank()) {
            throw new UserException("no model; set CAIRN_LLM_MODEL or give --llm-model");
        }
        if (answerTokens < 1) {
            throw new UserException("an answer needs at least one token, not " + answerTokens);
        }
    }
}
