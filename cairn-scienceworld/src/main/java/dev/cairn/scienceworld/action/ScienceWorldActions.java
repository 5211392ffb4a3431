package dev.cairn.scienceworld.action;

import dev.cairn.core.Step;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.action.Phrase;
import dev.cairn.domain.action.PhraseLanguage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The formal languages: {@code go to kitchen} is {@code GO(kitchen)}. The grammar is in {@code docs/reference/actions.md}. {@code pour X in Y} comes
 * back as {@code pour X into Y}, which is the same to the world.
 */
public final class ScienceWorldActions {
    /** Ten ticks. */
    private static final String WAIT = "wait";

    /** One tick. */
    private static final String WAIT_ONE = "wait1";

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
    private static final List<Phrase> UNDERSTOOD = List.of(new Phrase("WAIT", "wait *"));

    /** Tells the long wait of ten ticks from that of one, and reads every {@linkplain CanonicalAction spelling} that the world accepts. */
    public static final ActionLanguage EXACT = new AnySpelling(language("WAIT(10)"));

    /** That of the published data: both waits are the same, and it comes back as the long one. */
    public static final ActionLanguage PUBLISHED = language("WAIT()");

    private ScienceWorldActions() {}

    /** An action has one formal form, however it is spelled. */
    private record AnySpelling(ActionLanguage language) implements ActionLanguage {
        @Override
        public Optional<String> formalize(String action) {
            return language.formalize(CanonicalAction.of(action));
        }

        @Override
        public List<String> readings(String formal) {
            return language.readings(formal);
        }
    }

    private static ActionLanguage language(String longWait) {
        Map<String, String> fixed = new LinkedHashMap<>();
        fixed.put("0", "CHOOSE(0)");
        fixed.put("1", "CHOOSE(1)");
        fixed.put(Step.LOOK_AROUND, "SEE()");
        fixed.put(WAIT, longWait);
        fixed.put(WAIT_ONE, "WAIT()");
        return new PhraseLanguage(fixed, PHRASES, UNDERSTOOD);
    }
}
