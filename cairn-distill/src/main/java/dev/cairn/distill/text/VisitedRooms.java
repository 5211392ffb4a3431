package dev.cairn.distill.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rooms an agent has been in, in the order of the first visit. The outside place is not called a room by the world, so
 * it is only entered by moving there, not by starting there.
 */
public final class VisitedRooms {
    private static final String MOVED = "move to the";
    private static final String NAMED = "This room is called the";

    private final Set<String> rooms = new LinkedHashSet<>();

    /**
     * Adds what two texts tell.
     *
     * @param previousObservation outcome of the last action
     * @param look the world's description of the present surroundings
     * @return whether there is a new room among them
     */
    public boolean observe(String previousObservation, String look) {
        boolean isNew = false;
        int moved = previousObservation.indexOf(MOVED);
        if (moved >= 0) {
            isNew = rooms.add(
                    between(previousObservation, moved + MOVED.length() + 1, previousObservation.length() - 1));
        }
        int named = look.indexOf(NAMED);
        if (named >= 0) {
            isNew |= rooms.add(between(look, named + NAMED.length() + 1, look.indexOf('.')));
        }
        return isNew;
    }

    /** Copy of the rooms so far. */
    public List<String> rooms() {
        return List.copyOf(rooms);
    }

    /** Without a full stop the last character goes, as in the original: {@code to} of -1 counts from the end. */
    private static String between(String text, int from, int to) {
        int end = to < 0 ? text.length() - 1 : to;
        return from >= end ? "" : text.substring(from, end).strip();
    }
}
