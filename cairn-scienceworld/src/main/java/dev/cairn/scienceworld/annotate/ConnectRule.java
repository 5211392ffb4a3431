package dev.cairn.scienceworld.annotate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code connect(part, wire, wire)}: connections that have a part in common, that part first. A circuit is thus built part
 * by part.
 */
final class ConnectRule implements Rule {
    private static final String END = "(?:anode|cathode|terminal \\d)";

    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        if (!path.at(from).is(Verb.CONNECT)) {
            return Optional.empty();
        }
        Set<String> common = new LinkedHashSet<>(parts(path, from));
        Set<String> all = new LinkedHashSet<>(common);
        int next = from + 1;
        while (path.at(next).is(Verb.CONNECT)) {
            List<String> parts = parts(path, next);
            if (parts.stream().noneMatch(common::contains)) {
                break;
            }
            common.retainAll(parts);
            all.addAll(parts);
            next++;
        }
        Set<String> arguments = new LinkedHashSet<>(common);
        arguments.addAll(all);
        return Match.of(next, "connect", arguments);
    }

    private static List<String> parts(ActionSequence path, int position) {
        ParsedAction act = path.at(position);
        return List.of(path.name(position, part(act.thing())), path.name(position, part(act.target())));
    }

    private static String part(String end) {
        return end.replaceFirst("^" + END + " (?:in|on) ", "").replaceFirst(" " + END + "$", "");
    }
}
