package dev.cairn.agent.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers by prompt; one too many drops that which was not asked for the longest.
 *
 * @param <A> what is kept of an answer
 */
final class RecentAnswers<A> extends LinkedHashMap<String, A> {
    private static final long serialVersionUID = 1L;

    private final int kept;

    RecentAnswers(int kept) {
        super(16, 0.75f, true);
        this.kept = kept;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, A> eldest) {
        return size() > kept;
    }
}
