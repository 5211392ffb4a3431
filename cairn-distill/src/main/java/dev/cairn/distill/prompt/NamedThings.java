package dev.cairn.distill.prompt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Things that the task names, marked where they are seen: {@code a table. On the table is: * chocolate, a cup}. Whether one thing of
 * forty is what the task is about is a comparison that a small model does not learn from some hundred examples; whether there is a
 * mark, it does. A living thing is marked in each stage of its life, since tasks name the kind only. The boxes that answer a
 * question are not: a mark would say where to look, not which of them it is.
 */
final class NamedThings {
    private static final String MARK = "* ";

    /** Article, state of matter and name of a thing, in surroundings as {@link CompactWording} shortens them. */
    private static final Pattern THING =
            Pattern.compile("(?:(?<=^)|(?<=[;,:] )|(?<=\\(containing ))([Aa]n? |[Tt]he )?((?:liquid |solid |gaseous )?)"
                    + "([A-Za-z][\\w -]*?)(?= ?(?:[;,.:(]|\\)| at -?\\d|$))");

    /** What may follow a name in a task. Any other word would belong to the name: {@code orange} is not {@code orange juice}. */
    private static final String END =
            "(?=$|[^\\w -]| (?:and|around|at|by|for|from|has|in|is|of|on|or|that|to|using|with)\\b)";

    /** What a living thing is called besides its kind, at any time of its life. */
    private static final Pattern STAGE =
            Pattern.compile("(?:baby|hatchling|juvenile|adult) | (?:egg|pupa|seed|plant|tree)\\b.*");

    private static final Pattern BOX = Pattern.compile(".* box");

    private NamedThings() {}

    /** The surroundings with a mark before each thing whose whole name is in the task. */
    static String marked(String task, String surroundings) {
        return THING.matcher(surroundings).replaceAll(thing -> {
            String name = thing.group(3);
            String article = thing.group(1) == null ? "" : thing.group(1);
            String mark = isNamed(task, name) ? MARK : "";
            return Matcher.quoteReplacement(article + mark + thing.group(2) + name);
        });
    }

    private static boolean isNamed(String task, String name) {
        if (BOX.matcher(name).matches()) {
            return false;
        }
        String kind = STAGE.matcher(name).replaceAll("");
        return contains(task, name, END) || (!kind.equals(name) && contains(task, kind, " plant\\b|" + END));
    }

    private static boolean contains(String task, String name, String end) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "(?:" + end + ")")
                .matcher(task)
                .find();
    }
}
