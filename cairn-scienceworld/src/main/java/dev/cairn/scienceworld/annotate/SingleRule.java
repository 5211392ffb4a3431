package dev.cairn.scienceworld.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Any single action under its own verb, for example {@code use(shovel, ground)}: the last rule, which always applies. */
final class SingleRule implements Rule {
    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        ParsedAction act = path.at(from);
        if (act.is(Verb.OTHER)) {
            return Match.of(from + 1, act.verb().head(), act.before().action());
        }
        List<String> arguments = new ArrayList<>();
        if (!act.thing().isEmpty()) {
            arguments.add(act.is(Verb.POUR) ? path.poured(from) : path.thing(from));
        }
        if (!act.target().isEmpty()) {
            arguments.add(path.target(from));
        }
        return Match.of(from + 1, act.verb().head(), arguments);
    }
}
