package dev.cairn.distill.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The formal action language of the executor: {@code go to kitchen} is {@code GO(kitchen)}.
 *
 * <p>It is not one to one: {@code wait1} comes back as {@code wait} and {@code pour X in Y} as {@code pour X into Y}.
 * Objects whose names hold the separating word themselves are split at its last occurrence.
 */
public final class ActionLanguage {
    /** What the executor says when the current sub-goal is reached; the world never hears it. */
    public static final String END_SUBGOAL = "end subgoal";

    public static final String END_SUBGOAL_FORMAL = "END_SG()";

    /** What the history shows as the outcome of {@link #END_SUBGOAL}. */
    public static final String END_OBSERVATION = "the current subgoal is done.";

    private static final Map<String, String> FIXED_WORDS = Map.of(
            "0",
            "CHOOSE(0)",
            "1",
            "CHOOSE(1)",
            "look around",
            "SEE()",
            "wait",
            "WAIT()",
            "wait1",
            "WAIT()",
            END_SUBGOAL,
            END_SUBGOAL_FORMAL);

    private static final Map<String, String> FIXED_FORMAL = Map.of(
            "CHOOSE(0)", "0",
            "CHOOSE(1)", "1",
            "SEE()", "look around",
            "WAIT()", "wait");

    /** The first that fits is taken, hence the longer ones first where two begin alike. */
    private static final List<Phrase> PHRASES = List.of(
            new Phrase("FOCUS", "focus on *"),
            new Phrase("LOOK", "look at *"),
            new Phrase("READ", "read *"),
            new Phrase("PICK|PICKUP|PICK_UP", "pick up *"),
            new Phrase("OPEN_DOOR", "open door to *"),
            new Phrase("CLOSE_DOOR", "close door to *"),
            new Phrase("OPEN", "open *"),
            new Phrase("CLOSE", "close *"),
            new Phrase("ACTIVATE|TURN_ON", "activate *"),
            new Phrase("DEACTIVATE|TURN_OFF", "deactivate *"),
            new Phrase("GO", "go to *"),
            new Phrase("TELEPORT", "teleport to *"),
            new Phrase("EXAMINE|OBSERVE", "examine *"),
            new Phrase("CONNECT", "connect * to *"),
            new Phrase("MOVE|PLACE", "move * to *"),
            new Phrase("USE", "use * on *"),
            new Phrase("POUR", "pour * into *"),
            new Phrase("POUR", "pour * in *"),
            new Phrase("DUNK", "dunk * into *"),
            new Phrase("MIX", "mix *"),
            new Phrase("DROP", "drop * in *"),
            new Phrase("DROP", "drop *"));

    /** Understood when a model says it, never said in training. */
    private static final Phrase WAIT_FOR = new Phrase("WAIT", "wait *");

    private ActionLanguage() {}

    /** The formal form of an action in words; empty for verbs that the language does not know. */
    public static Optional<String> formalize(String action) {
        return Optional.ofNullable(FIXED_WORDS.get(action.strip())).or(() -> first(phrase -> phrase.formalize(action)));
    }

    /**
     * The action in words of a formal one; empty if it is none, and for {@link #END_SUBGOAL_FORMAL}, which is no action of
     * the world.
     */
    public static Optional<String> recover(String formal) {
        return Optional.ofNullable(FIXED_FORMAL.get(formal.strip()))
                .or(() -> first(phrase -> phrase.recover(formal)))
                .or(() -> WAIT_FOR.recover(formal));
    }

    private static Optional<String> first(Function<Phrase, Optional<String>> rewrite) {
        return PHRASES.stream().map(rewrite).flatMap(Optional::stream).findFirst();
    }
}
