package dev.cairn.agent.policy;

import dev.cairn.agent.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers by prompt; one too many drops that which was not asked for the longest. */
final class RecentAnswers extends LinkedHashMap<String, List<Candidate>> {
    private static final long serialVersionUID = 1L;

    private final int kept;

    RecentAnswers(int kept) {
        super(16, 0.75f, true);
        this.kept = kept;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, List<Candidate>> eldest) {
        return size() > kept;
    }
}
