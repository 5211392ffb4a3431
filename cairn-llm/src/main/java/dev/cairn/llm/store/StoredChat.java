package dev.cairn.llm.store;

import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.TokenUsage;
import dev.cairn.llm.UnusableAnswerException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Asks only what has never been asked, within a budget. An answer is on disk before it is counted or used, so none is paid
 * for twice; the same question from two threads is asked once. Answers of no use are kept and counted, but asked for again.
 */
public final class StoredChat implements ChatModel {
    private final ChatModel model;
    private final AnswerStore store;
    private final Budget budget;
    private final ConcurrentMap<String, Object> asking = new ConcurrentHashMap<>();

    public StoredChat(ChatModel model, AnswerStore store, Budget budget) {
        this.model = model;
        this.store = store;
        this.budget = budget;
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        String key = store.key(request);
        synchronized (asking.computeIfAbsent(key, unused -> new Object())) {
            Optional<ChatAnswer> known = store.find(request);
            return known.isPresent() ? known.get() : ask(key, request);
        }
    }

    private ChatAnswer ask(String key, ChatRequest request) {
        TokenUsage reservation = budget.reserve(request);
        try {
            ChatAnswer answer = model.answer(request);
            if (answer.saysNothing()) {
                store.putUnusable(request, "it is empty", answer);
            } else {
                store.put(request, answer);
            }
            budget.pay(key, answer.usage());
            return answer;
        } catch (UnusableAnswerException e) {
            store.putUnusable(request, String.valueOf(e.getMessage()), e.answer());
            budget.pay(key, e.answer().usage());
            throw e;
        } finally {
            budget.release(reservation);
        }
    }
}
