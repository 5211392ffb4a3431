package dev.cairn.distill.annotate;

import java.util.Arrays;
import java.util.List;

/**
 * What an action of the world does, as far as the rules care. The order matters: {@code open door to} is tried before
 * {@code open}.
 */
enum Verb {
    OPEN_DOOR("open door to", List.of()),
    GO("go to", List.of()),
    TELEPORT("teleport to", List.of()),
    PICK_UP("pick up", List.of()),
    PUT_DOWN("put down", List.of()),
    DROP("drop", List.of()),
    FOCUS("focus on", List.of()),
    LOOK_AT("look at", List.of()),
    LOOK_IN("look in", List.of()),
    EXAMINE("examine", List.of()),
    READ("read", List.of()),
    OPEN("open", List.of()),
    CLOSE("close", List.of()),
    ACTIVATE("activate", List.of()),
    DEACTIVATE("deactivate", List.of()),
    MOVE("move", List.of("to")),
    POUR("pour", List.of("into", "in")),
    DUNK("dunk", List.of("into", "in")),
    USE("use", List.of("on")),
    CONNECT("connect", List.of("to")),
    DISCONNECT("disconnect", List.of()),
    MIX("mix", List.of()),
    EAT("eat", List.of()),
    FLUSH("flush", List.of()),
    WAIT("wait", List.of()),
    OTHER("", List.of()),
    /** Stands behind the last action, so that rules may look ahead without asking. */
    NOTHING("", List.of());

    private final String words;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> prepositions;

    Verb(String words, List<String> prepositions) {
        this.words = words;
        this.prepositions = prepositions;
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
            case WAIT -> action.matches("wait ?\\d*");
            default -> action.startsWith(words + " ");
        };
    }

    /** The action without the verb; empty if there is nothing behind it. */
    String rest(String action) {
        return this == WAIT ? "" : action.substring(words.length()).strip();
    }

    /** Words between its two things, in the order in which they are looked for; none if it takes one thing. */
    List<String> prepositions() {
        return prepositions;
    }

    /** Head of a sub-goal that is nothing but this action. */
    String head() {
        return switch (this) {
            case LOOK_AT, LOOK_IN -> "examine";
            case DROP, PUT_DOWN -> "put_down";
            case MOVE -> "place";
            case OPEN_DOOR -> "open";
            case GO, TELEPORT -> "navigate_to";
            case OTHER, NOTHING -> "do";
            default -> words.replace(' ', '_');
        };
    }
}
