package dev.cairn.scienceworld.action;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One way to say each action: the simulator takes {@code open bedroom door}, {@code Open the door to bedroom} and {@code open door to
 * bedroom} for the same, and lists the first among its valid actions; whoever reads actions reads the last. What gold paths say stays as it
 * is, also where they have two words for one action ({@code look at} and {@code examine}, {@code pour X in Y} and {@code pour X into Y}).
 */
public final class CanonicalAction {
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

    /** Upper case that is no name: materials are called by single letters. */
    private static final Pattern UPPER_CASE = Pattern.compile("\\b(?=\\w{2})[a-z]*[A-Z]\\w*");

    /** Before a name; the simulator does not see them. Within a name they stay: {@code inclined plane with a bronze surface}. */
    private static final Pattern ARTICLES =
            Pattern.compile("^(\\w+)( to| into| in| on| at| up)? (?:the|an?) (?=\\S)|( to| into| on) the (?=\\S)");

    private static final Pattern DOOR = Pattern.compile("\\b(" + String.join("|", Rooms.ALL) + ") door\\b");
    private static final Pattern THROUGH_DOOR = Pattern.compile("^go to door to (?=\\S)");

    private record Spelling(String said, String meant) {}

    /** By first word; the first that fits is taken. An empty one means that the words are canonical as they are. */
    private static final Map<String, List<Spelling>> VERBS = Map.ofEntries(
            Map.entry("turn", List.of(new Spelling("turn on ", "activate "), new Spelling("turn off ", "deactivate "))),
            Map.entry("get", List.of(new Spelling("get ", "pick up "))),
            Map.entry("take", List.of(new Spelling("take ", "pick up "))),
            Map.entry("put", List.of(new Spelling("put down ", "drop "), new Spelling("put ", "move "))),
            Map.entry("stir", List.of(new Spelling("stir ", "mix "))),
            Map.entry("consume", List.of(new Spelling("consume ", "eat "))),
            Map.entry("look", List.of(new Spelling("look on ", "look at "))),
            Map.entry("focus", List.of(new Spelling("focus on ", ""), new Spelling("focus ", "focus on "))),
            Map.entry("walk", List.of(new Spelling("walk to ", "go to "), new Spelling("walk through ", "go to "))),
            Map.entry(
                    "go",
                    List.of(
                            new Spelling("go to ", ""),
                            new Spelling("go into ", "go to "),
                            new Spelling("go through ", "go to "),
                            new Spelling("go ", "go to "))),
            Map.entry(
                    "move",
                    List.of(
                            new Spelling("move to ", "go to "),
                            new Spelling("move into ", "go to "),
                            new Spelling("move through ", "go to "))));

    /** What stands between two things: as it is meant, then what else is understood. The last one counts, as names may hold such a word. */
    private static final Map<String, List<String>> BETWEEN = Map.of(
            "move", List.of(" to ", " into ", " in ", " on "),
            "pour", List.of(" into ", " in ", " to ", " on "),
            "dunk", List.of(" into ", " in "),
            "connect", List.of(" to ", " into ", " in "),
            "use", List.of(" on ", " with "));

    private CanonicalAction() {}

    /** The action in the words of gold paths; itself if it is so already, or if it is none of the simulator's. */
    public static String of(String action) {
        String words = UPPER_CASE
                .matcher(BLANKS.matcher(action.strip()).replaceAll(" "))
                .replaceAll(word -> word.group().toLowerCase(Locale.ROOT));
        if (words.equals("look")) {
            return Step.LOOK_AROUND;
        }
        String bare = ARTICLES.matcher(between(verb(words))).replaceAll("$1$2$3 ");
        return THROUGH_DOOR.matcher(DOOR.matcher(bare).replaceAll("door to $1")).replaceFirst("go to ");
    }

    /** The trajectory with every action in these words. */
    public static Trajectory of(Trajectory trajectory) {
        return trajectory.withSteps(
                trajectory.steps().stream().map(CanonicalAction::of).toList());
    }

    private static Step of(Step step) {
        return new Step(
                of(step.action()), step.observation(), step.score(), step.completed(), step.look(), step.inventory());
    }

    private static String verb(String words) {
        return VERBS.getOrDefault(firstWord(words), List.of()).stream()
                .filter(spelling -> words.startsWith(spelling.said()))
                .findFirst()
                .filter(spelling -> !spelling.meant().isEmpty())
                .map(spelling ->
                        spelling.meant() + words.substring(spelling.said().length()))
                .orElse(words);
    }

    private static String between(String words) {
        List<String> known = BETWEEN.getOrDefault(firstWord(words), List.of());
        if (known.isEmpty() || words.contains(known.get(0)) || (words.startsWith("pour ") && words.contains(" in "))) {
            return words;
        }
        int last = known.stream().mapToInt(words::lastIndexOf).max().orElse(-1);
        return known.stream()
                .filter(word -> last >= 0 && words.startsWith(word, last))
                .findFirst()
                .map(word -> words.substring(0, last) + known.get(0) + words.substring(last + word.length()))
                .orElse(words);
    }

    private static String firstWord(String words) {
        int end = words.indexOf(' ');
        return end < 0 ? words : words.substring(0, end);
    }
}
