package dev.cairn.llm;

/** Keeps to a rate limit; tries that fail count too, since servers count them. */
public final class RateLimitedChat implements ChatModel {
    private final ChatModel model;
    private final RateLimit limit;

    public RateLimitedChat(ChatModel model, RateLimit limit) {
        this.model = model;
        this.limit = limit;
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        limit.acquire((long) request.estimatedTokens() + request.maxTokens());
        return model.answer(request);
    }
}
