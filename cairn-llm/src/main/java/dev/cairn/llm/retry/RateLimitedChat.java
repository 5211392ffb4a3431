package dev.cairn.llm.retry;

import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.LlmUnusableException;
import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spreads requests and tokens evenly over each minute; tries that fail count too, since servers count them. A request waits
 * until there is room for its own tokens and its longest answer.
 */
public final class RateLimitedChat implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimitedChat.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ChatModel model;
    private final Optional<RateLimiter<Object>> requests;
    private final Optional<RateLimiter<Object>> tokens;
    private final long tokensPerMinute;
    private final Sleeper sleeper;

    /**
     * A limited model.
     *
     * @param requests in a minute; 0 for no limit
     * @param tokens in a minute, read and written; 0 for no limit
     */
    public RateLimitedChat(ChatModel model, int requests, long tokens, Sleeper sleeper) {
        this.model = model;
        this.requests = limiter(requests);
        this.tokens = limiter(tokens);
        this.tokensPerMinute = tokens;
        this.sleeper = sleeper;
    }

    @Override
    public ChatAnswer answer(ChatRequest request) {
        int most = request.estimatedTokens() + request.maxTokens();
        if (tokensPerMinute > 0 && most > tokensPerMinute) {
            throw new LlmUnusableException("a question and its longest answer may take " + most
                    + " tokens, more than --tokens-per-minute " + tokensPerMinute
                    + " ever lets through; give a higher limit, or shorter answers with --answer-tokens");
        }
        Duration turn = wait(requests, 1);
        Duration room = wait(tokens, most);
        Duration longer = turn.compareTo(room) > 0 ? turn : room;
        if (!longer.isZero()) {
            LOG.atLevel(Sleeper.level(longer))
                    .log("the rate limit lets the next question wait {} s", Sleeper.seconds(longer));
            sleeper.sleep(longer);
        }
        return model.answer(request);
    }

    private static Duration wait(Optional<RateLimiter<Object>> limiter, int permits) {
        return limiter.map(limit -> limit.reservePermits(permits)).orElse(Duration.ZERO);
    }

    private static Optional<RateLimiter<Object>> limiter(long perMinute) {
        if (perMinute < 0) {
            throw new IllegalArgumentException("a limit is 0 or more: " + perMinute);
        }
        // a permit a nanosecond is the most that a limiter can count, and no limit in practice
        return perMinute == 0
                ? Optional.empty()
                : Optional.of(RateLimiter.smoothBuilder(Math.min(perMinute, MINUTE.toNanos()), MINUTE)
                        .build());
    }
}
