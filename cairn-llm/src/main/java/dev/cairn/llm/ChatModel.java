package dev.cairn.llm;

/** A large language model that answers chats; safe to use from several threads. */
@FunctionalInterface
public interface ChatModel {
    /**
     * Asks and waits for the answer.
     *
     * @throws RetriableLlmException if the same request may succeed later
     * @throws PermanentLlmException if this request never will, but others may
     * @throws dev.cairn.core.UserException if no request can succeed before the user has done something
     */
    ChatAnswer answer(ChatRequest request);
}
