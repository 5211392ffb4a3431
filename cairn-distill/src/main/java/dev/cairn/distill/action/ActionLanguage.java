package dev.cairn.distill.action;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The formal action language of the executor: {@code go to kitchen} is {@code GO(kitchen)}. Its grammar is in
 * {@code docs/reference/actions.md}.
 *
 * <p>It is not one to one: {@code wait1} comes back as {@code wait} and {@code pour X in Y} as {@code pour X into Y};
 * {@link #readings} names all that a formal action can mean. Objects whose names hold the separating word themselves are
 * split at its last occurrence.
 */
public final class ActionLanguage {
    /** What the executor says when the current sub-goal is reached; the world never hears it. */
    public static final String END_SUBGOAL = "end subgoal";

    public static final String END_SUBGOAL_FORMAL = "END_SG()";

    /** What the history shows as the outcome of {@link #END_SUBGOAL}. */
    public static final String END_OBSERVATION = "the current subgoal is done.";

    /** Ten ticks. */
    public static final String LONG_WAIT = "WAIT(10)";

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

    private static final Map<String, List<String>> FIXED_FORMAL = Map.of(
            "CHOOSE(0)", List.of("0"),
            "CHOOSE(1)", List.of("1"),
            "SEE()", List.of("look around"),
            "WAIT()", List.of("wait", "wait1"));

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

    private static final Map<String, List<Phrase>> BY_FIRST_WORD =
            PHRASES.stream().collect(groupingBy(Phrase::firstWord));
    private static final Map<String, List<Phrase>> BY_HEAD = Stream.concat(PHRASES.stream(), Stream.of(WAIT_FOR))
            .flatMap(phrase -> phrase.heads().stream().map(head -> Map.entry(head, phrase)))
            .collect(groupingBy(
                    Map.Entry::getKey,
                    java.util.stream.Collectors.mapping(Map.Entry::getValue, java.util.stream.Collectors.toList())));

    private ActionLanguage() {}

    /** The formal form of an action in words; empty for verbs that the language does not know. */
    public static Optional<String> formalize(String action) {
        String fixed = FIXED_WORDS.get(action.strip());
        if (fixed != null) {
            return Optional.of(fixed);
        }
        for (Phrase phrase : BY_FIRST_WORD.getOrDefault(before(action, ' '), List.of())) {
            Optional<String> formal = phrase.formalize(action);
            if (formal.isPresent()) {
                return formal;
            }
        }
        return Optional.empty();
    }

    /**
     * As {@link #formalize}, but {@code wait}, which is ten ticks, is {@link #LONG_WAIT}, so that it is not taken for {@code
     * wait1}. Published data do not tell them apart.
     */
    public static Optional<String> formalizeExactly(String action) {
        return action.strip().equals("wait") ? Optional.of(LONG_WAIT) : formalize(action);
    }

    /**
     * The action in words of a formal one; empty if it is none, and for {@link #END_SUBGOAL_FORMAL}, which is no action of
     * the world.
     */
    public static Optional<String> recover(String formal) {
        return readings(formal).stream().findFirst();
    }

    /**
     * All actions in words that a formal one can mean, that of {@link #recover} first; whoever knows the valid actions
     * can choose the one that is among them.
     */
    public static List<String> readings(String formal) {
        List<String> fixed = FIXED_FORMAL.get(formal.strip());
        if (fixed != null) {
            return fixed;
        }
        List<String> readings = new ArrayList<>();
        for (Phrase phrase : BY_HEAD.getOrDefault(before(formal, '('), List.of())) {
            phrase.recover(formal).ifPresent(readings::add);
        }
        return readings;
    }

    private static String before(String text, char end) {
        int index = text.indexOf(end);
        return index < 0 ? "" : text.substring(0, index);
    }
}
