package dev.cairn.textworldexpress;

import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.Replacements;
import dev.cairn.domain.text.TextReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where one is, rooms in fewer words, and what recipes and maps say, which is read once and needed later. */
final class TextWorldExpressTexts implements TextReader, PromptTexts {
    private static final Pattern ROOM = Pattern.compile("You are in the ([^.]+)\\.");

    private static final Pattern RECIPE =
            Pattern.compile("Gather all following ingredients.*?Ingredients:(.*?)Directions:(.*)", Pattern.DOTALL);
    private static final Pattern MAP = Pattern.compile("The map reads:(.*)", Pattern.DOTALL);
    private static final Replacements WAYS = Replacements.of("The ", "", " connects to the ", ": ", " and ", ", ");

    private static final Replacements SHORTER = Replacements.of(
            "You are in the ", "",
            "In one part of the room you see ", "",
            "In another part of the room you see ", "",
            "There is also ", "",
            "You also see ", "",
            ", that has nothing on it", "",
            " that is closed", ": closed",
            ", that is empty", ": empty",
            "Your inventory is currently empty.", "nothing");

    /** Name of a room; empty if the text is of none. */
    static String room(String look) {
        Matcher room = ROOM.matcher(look);
        return room.find() ? room.group(1) : "";
    }

    @Override
    public Optional<String> place(String look) {
        return Optional.of(room(look)).filter(name -> !name.isEmpty());
    }

    @Override
    public String look(String look) {
        return SHORTER.in(tidy(look)).strip();
    }

    @Override
    public String inventory(String inventory) {
        return look(inventory.replaceFirst("^Inventory[^:]*:\\s*", ""));
    }

    /** A room that is entered is described again as surroundings. */
    @Override
    public String outcome(String task, String observation) {
        String read = read(observation);
        if (!read.isEmpty()) {
            return read;
        }
        return room(observation).isEmpty() ? tidy(observation).strip() : room(observation);
    }

    @Override
    public List<String> findings(String task, List<String> outcomes) {
        return outcomes.stream().map(TextWorldExpressTexts::read).toList();
    }

    /** What a cookbook or a map says; empty if the observation is of neither. */
    private static String read(String observation) {
        Matcher recipe = RECIPE.matcher(observation);
        if (recipe.find()) {
            return lines(recipe.group(1), ", ") + ": " + lines(recipe.group(2).replace(" the ", " "), ", ");
        }
        Matcher map = MAP.matcher(observation);
        return map.find() ? WAYS.in(lines(map.group(1), " ")) : "";
    }

    private static String lines(String text, String between) {
        return text.strip().lines().map(String::strip).collect(Collectors.joining(between));
    }
}
