package dev.cairn.llm.retry;

import dev.cairn.core.UserException;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every question once the user has to do something: then all who ask stop soon, and answers that are under way come
 * in, which is well since they are paid for.
 */
public final class AllStopChat implements ChatModel {
    private final ChatModel model;
    private final AtomicReference<@Nullable UserException> stop = new AtomicReference<>();

    public AllStopChat(ChatModel model) {
        this.model = model;
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        UserException before = stop.get();
        if (before != null) {
            throw before;
        }
        try {
            return model.answer(request);
        } catch (UserException e) {
            stop.compareAndSet(null, e);
            throw e;
        }
    }
}
