package dev.cairn.scienceworld.inside.naming;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Set;
import scienceworld.objects.electricalcomponent.Terminal;

/**
 * {@code Terminal.getReferents}: six names put together from three. Two of three objects in the house are terminals, and
 * the list of valid actions names them all; the set is kept as long as the three names are the same.
 */
public final class TerminalReferents {
    private final String name;
    private final String description;
    private final String parent;
    private final Set<?> referents;

    private TerminalReferents(Terminal terminal, Set<?> referents) {
        name = terminal.name();
        description = terminal.getDescriptName("");
        parent = terminal.parentObject().name();
        this.referents = referents;
    }

    /** Woven into {@code Terminal}. */
    public interface Holder {
        @Nullable
        TerminalReferents getCairnReferents();

        void setCairnReferents(TerminalReferents referents);
    }

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    public static @Nullable Set<?> enter(@Advice.This Terminal terminal) {
        return known(terminal);
    }

    @Advice.OnMethodExit
    @SuppressWarnings("UnusedVariable")
    public static void exit(
            @Advice.This Terminal terminal,
            @Advice.Enter @Nullable Set<?> known,
            @Advice.Return(readOnly = false) @Nullable Set<?> result) {
        if (known != null) {
            result = known;
        } else if (result != null) {
            remember(terminal, result);
        }
    }

    public static @Nullable Set<?> known(Terminal terminal) {
        TerminalReferents kept = ((Holder) terminal).getCairnReferents();
        return kept != null && kept.holdsFor(terminal) ? kept.referents : null;
    }

    public static void remember(Terminal terminal, Set<?> referents) {
        ((Holder) terminal).setCairnReferents(new TerminalReferents(terminal, referents));
    }

    private boolean holdsFor(Terminal terminal) {
        return name.equals(terminal.name())
                && parent.equals(terminal.parentObject().name())
                && description.equals(terminal.getDescriptName(""));
    }
}
