package dev.cairn.scienceworld.annotate;

import dev.cairn.core.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Vessels and what is in them: the world's actions say {@code cup containing soap and water}, the agent sees a tin cup. */
final class Container {
    private static final String CONTAINING = " containing ";
    private static final Pattern LEADING = Pattern.compile("^(?:an? )?(?:substance called )?");

    private Container() {}

    /** The vessel in sight or at hand with the kind and the content of such a name, if no other one is called the same. */
    static Optional<String> holding(String name, Step step) {
        int containing = name.indexOf(CONTAINING);
        if (containing < 0) {
            return Optional.empty();
        }
        Set<String> content = things(Names.content(name), " and ");
        List<MatchResult> vessels = Pattern.compile("\\ban? ((?:\\w+ )*" + Pattern.quote(name.substring(0, containing))
                        + ") \\(containing ([^()]*)\\)")
                .matcher(around(step))
                .results()
                .toList();
        return vessels.stream()
                .filter(seen -> things(seen.group(2), ", ").equals(content))
                .map(seen -> seen.group(1))
                .filter(vessel -> vessels.stream()
                                .filter(seen -> seen.group(1).equals(vessel))
                                .count()
                        == 1)
                .findFirst();
    }

    /** The only thing in the vessel that the agent sees by this name. */
    static Optional<String> content(String vessel, Step step) {
        Matcher content = Pattern.compile(
                        Pattern.quote(vessel) + " \\(containing (?:a |an )?(?:substance called )?([^,()]+)\\)")
                .matcher(around(step));
        return content.find() && !content.group(1).equals("nothing") ? Optional.of(content.group(1)) : Optional.empty();
    }

    /** What is in sight and at hand. */
    private static String around(Step step) {
        return step.look() + "\n" + step.inventory();
    }

    private static Set<String> things(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(thing -> LEADING.matcher(thing).replaceFirst(""))
                .collect(Collectors.toSet());
    }
}
