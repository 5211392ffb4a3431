package dev.cairn.textworldexpress;

import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.Replacements;
import dev.cairn.domain.text.TextReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where one is, and rooms in fewer words. */
final class TextWorldExpressTexts implements TextReader, PromptTexts {
    private static final Pattern ROOM = Pattern.compile("You are in the ([^.]+)\\.");

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
        return room(observation).isEmpty() ? tidy(observation).strip() : room(observation);
    }
}
