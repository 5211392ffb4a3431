package dev.cairn.scienceworld.annotate;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code answer(thing)}: focusing on a thing where the task says "if ..., focus on the thing" tells the world a finding. */
final class AnswerRule implements Rule {
    @Override
    public Optional<Match> match(ActionSequence path, int from) {
        ParsedAction act = path.at(from);
        return act.is(Verb.FOCUS) && isChoice(path.taskDescription(), act.thing())
                ? Match.of(from + 1, "answer", path.thing(from))
                : Optional.empty();
    }

    private static boolean isChoice(String task, String thing) {
        return Pattern.compile("(?i)\\bif (?:(?!\\. )[^,])+, focus on the " + Pattern.quote(thing) + "\\b")
                .matcher(task)
                .find();
    }
}
