package dev.cairn.domain.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A language for any world whose actions are words: the verb is the name, and each preposition begins an argument, which keeps it.
 *
 * <pre>
 * take red ball          TAKE(red ball)
 * put red ball in box    PUT(red ball, in box)
 * go to kitchen          GO_TO(kitchen)           a preposition right after the verb belongs to it
 * look around            LOOK_AROUND()
 * 0                      0                        no verb: stays as it is
 * </pre>
 *
 * <p>What is written is read back exactly; an action for which that is not so, since it has a comma for example, stays as it is too.
 */
public final class VerbArgumentLanguage implements ActionLanguage {
    private static final Pattern VERB = Pattern.compile("[a-z]+");
    private static final Pattern FORMAL = Pattern.compile("([A-Z]+(?:_[A-Z]+)?)\\((.*)\\)");
    private static final String COMMA = ", ";

    @Override
    public Optional<String> formalize(String action) {
        String words = action.strip();
        if (words.equals(SubGoalEnd.ACTION)) {
            return Optional.of(SubGoalEnd.FORMAL);
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String written = written(words);
        return readBack(written).equals(words) ? Optional.of(written) : asItIs(words);
    }

    @Override
    public List<String> readings(String formal) {
        String text = formal.strip();
        return text.isEmpty() || text.equals(SubGoalEnd.FORMAL) ? List.of() : List.of(readBack(text));
    }

    /** Words that look like a formal action would be read as another one. */
    private static Optional<String> asItIs(String words) {
        return FORMAL.matcher(words).matches() ? Optional.empty() : Optional.of(words);
    }

    private static String written(String action) {
        List<String> words = new ArrayList<>(List.of(action.split(" ", -1)));
        if (!VERB.matcher(words.get(0)).matches()) {
            return action;
        }
        StringBuilder text = new StringBuilder(words.remove(0));
        if (!words.isEmpty() && Prepositions.contains(words.get(0))) {
            text.append('_').append(words.remove(0));
        }
        text.replace(0, text.length(), text.toString().toUpperCase(Locale.ROOT)).append('(');
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            text.append(i == 0 ? "" : Prepositions.contains(word) ? COMMA : " ").append(word);
        }
        return text.append(')').toString();
    }

    private static String readBack(String formal) {
        Matcher parts = FORMAL.matcher(formal);
        if (!parts.matches()) {
            return formal;
        }
        String verb = parts.group(1).replace('_', ' ').toLowerCase(Locale.ROOT);
        return parts.group(2).isEmpty() ? verb : verb + " " + parts.group(2).replace(COMMA, " ");
    }
}
