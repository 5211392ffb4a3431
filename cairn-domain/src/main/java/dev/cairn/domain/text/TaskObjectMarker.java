package dev.cairn.domain.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks things that the task names where they are seen: {@code a table. On the table is: * key, a cup}. Whether one thing of forty is what
 * the task is about is a comparison that a small model does not learn from some hundred examples; whether there is a mark, it does.
 *
 * @param thing a thing in surroundings: article (group 1, may be missing), what is said of its state (2, may be empty), and name (3)
 * @param stage what a thing is called besides its kind at times; it is marked if the task names the kind only
 * @param kindEnd pattern of what may follow the name of such a kind in a task
 * @param unmarked names that are never marked, since a mark would say where to look and not what it is
 */
public record TaskObjectMarker(Pattern thing, Pattern stage, String kindEnd, Pattern unmarked) {
    private static final String MARK = "* ";

    /** Of worlds that have no stages and no exceptions. */
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** What may follow a name in a task. Any other word would belong to the name: {@code key} is not {@code key ring}. */
    private static final String END =
            "(?=$|[^\\w -]| (?:and|around|at|by|for|from|has|in|into|is|of|on|or|that|to|using|with)\\b)";

    /** Of a world where each thing has one name. */
    public TaskObjectMarker(Pattern thing) {
        this(thing, NOTHING, "", NOTHING);
    }

    /** The surroundings with a mark before each thing whose whole name is in the task. */
    public String marked(String task, String surroundings) {
        return thing.matcher(surroundings).replaceAll(found -> {
            String name = found.group(3);
            String article = found.group(1) == null ? "" : found.group(1);
            String mark = isNamed(task, name) ? MARK : "";
            return Matcher.quoteReplacement(article + mark + found.group(2) + name);
        });
    }

    private boolean isNamed(String task, String name) {
        if (unmarked.matcher(name).matches()) {
            return false;
        }
        String kind = stage.matcher(name).replaceAll("");
        return contains(task, name, END) || (!kind.equals(name) && contains(task, kind, kindEnd + "|" + END));
    }

    private static boolean contains(String task, String name, String end) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "(?:" + end + ")")
                .matcher(task)
                .find();
    }
}
