package dev.cairn.agent.match;

import dev.cairn.domain.agent.AdmissibleActions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The actions that may be taken in place of a prediction. */
final class Candidates {
    /** The last actions are not offered again: they have just been tried. */
    private static final int RECENT = 3;

    private Candidates() {}

    /** Short ones first, then by text: where several are equally good, the first is taken. */
    static List<String> of(AdmissibleActions admissible, MatchContext moment) {
        List<String> actions = moment.actions();
        Set<String> candidates = admissible.of(moment.validActions(), moment.look(), moment.inventory());
        actions.subList(Math.max(0, actions.size() - RECENT), actions.size()).forEach(candidates::remove);
        return candidates.stream()
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
