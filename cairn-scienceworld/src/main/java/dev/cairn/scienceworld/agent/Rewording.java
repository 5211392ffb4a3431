package dev.cairn.scienceworld.agent;

import dev.cairn.scienceworld.action.Rooms;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Other words for an action that is not valid as it stands, by the rules of SwiftSage's released code. */
record Rewording(Set<String> valid, String inventory) {
    private static final String IN_HAND = "substance in inventory";
    private static final Pattern MOVE = Pattern.compile("^move (.*?) to (.*)$");

    /** The first wording that is valid; without any, the action without the names of rooms. */
    String of(String action) {
        if (action.startsWith("wait")) {
            return "wait";
        }
        return Stream.<UnaryOperator<String>>of(
                        UnaryOperator.identity(),
                        Rewording::doubled,
                        said -> said.replaceFirst("^go to ", "teleport to "),
                        said -> said.replaceFirst("^go to ", "open door to "),
                        this::inHand,
                        Rewording::withoutPlace,
                        Rewording::unnamed)
                .map(wording -> wording.apply(action))
                .filter(valid::contains)
                .findFirst()
                .orElseGet(() -> withoutRooms(action));
    }

    /** The world says {@code adult adult dove}. */
    private static String doubled(String action) {
        return action.replace("green house", "greenhouse")
                .replace("adult", "adult adult")
                .replace("baby", "baby baby");
    }

    /** What is carried in a container goes by a name that all share. */
    private String inHand(String action) {
        String thing = thing(action).orElse("");
        return !thing.isEmpty() && inventory.contains(thing) ? action.replace(thing, IN_HAND) : action;
    }

    private static Optional<String> thing(String action) {
        if (FocusRules.isFocus(action)) {
            return Optional.of(action.substring("focus on".length()).strip());
        }
        Matcher move = MOVE.matcher(action);
        return move.matches() ? Optional.of(move.group(1)) : Optional.empty();
    }

    private static String withoutPlace(String action) {
        int place = action.lastIndexOf(" in ");
        return place < 0 ? action : action.substring(0, place);
    }

    /** Substances are numbered by letters that the world does not always show. */
    private static String unnamed(String action) {
        return action.contains("unknown substance") ? withoutPlace(action).replaceAll(" [A-Z]\\b", "") : action;
    }

    private static String withoutRooms(String action) {
        String result = action;
        for (String room : Rooms.ALL) {
            result = result.replace("in " + room, "");
        }
        return result.strip();
    }
}
