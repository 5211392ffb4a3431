package dev.cairn.scienceworld.annotate;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What an action of the world does, as far as the rules care. The order matters: {@code open door to} is tried before
 * {@code open}.
 */
enum Verb {
    OPEN_DOOR("open door to"),
    GO("go to"),
    TELEPORT("teleport to"),
    PICK_UP("pick up"),
    DROP("drop"),
    FOCUS("focus on"),
    LOOK_AT("look at"),
    LOOK_IN("look in"),
    EXAMINE("examine"),
    READ("read"),
    OPEN("open"),
    CLOSE("close"),
    ACTIVATE("activate"),
    DEACTIVATE("deactivate"),
    MOVE("move", "to"),
    POUR("pour", "into", "in"),
    DUNK("dunk", "into", "in"),
    USE("use", "on"),
    CONNECT("connect", "to"),
    DISCONNECT("disconnect"),
    MIX("mix"),
    EAT("eat"),
    FLUSH("flush"),
    WAIT("wait"),
    OTHER(""),
    /** Stands behind the last action, so that rules may look ahead without asking. */
    NOTHING("");

    private final String words;

    private final String first;

    private final String second;

    Verb(String words) {
        this(words, "", "");
    }

    Verb(String words, String preposition) {
        this(words, preposition, "");
    }

    Verb(String words, String first, String second) {
        this.words = words;
        this.first = first;
        this.second = second;
    }

    /** The verb that an action begins with. */
    static Verb of(String action) {
        return Arrays.stream(values())
                .filter(verb -> verb.begins(action))
                .findFirst()
                .orElse(OTHER);
    }

    private boolean begins(String action) {
        return switch (this) {
            case OTHER, NOTHING -> false;
            case WAIT -> action.startsWith(words) && action.matches("wait ?\\d*");
            default -> action.startsWith(words) && action.startsWith(" ", words.length());
        };
    }

    /** The action without the verb; empty if there is nothing behind it. */
    String rest(String action) {
        return this == WAIT ? "" : action.substring(words.length()).strip();
    }

    /** Words between its two things, in the order in which they are looked for; none if it takes one thing. */
    Stream<String> prepositions() {
        return Stream.of(first, second).filter(word -> !word.isEmpty());
    }

    /** This done to a thing. */
    String action(String thing) {
        return words + " " + thing;
    }

    /** This done to a thing and a second one. */
    String action(String thing, String target) {
        return words + " " + thing + " " + first + " " + target;
    }

    /** Head of a sub-goal that is nothing but this action. */
    String head() {
        return switch (this) {
            case LOOK_AT, LOOK_IN -> "examine";
            case DROP -> "put_down";
            case MOVE -> "place";
            case OPEN_DOOR -> "open";
            case GO, TELEPORT -> NavigateRule.VERB;
            case OTHER, NOTHING -> "do";
            default -> words.replace(' ', '_');
        };
    }
}
