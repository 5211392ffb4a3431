package dev.cairn.scienceworld.text;

import dev.cairn.domain.text.TextReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an agent is and what the world refuses. */
public final class ScienceWorldReader implements TextReader {
    private static final String MOVED = "move to the";
    private static final String NAMED = "This room is called the";

    @Override
    public Optional<String> place(String look) {
        return Place.named(look);
    }

    /** The outside place is not called a room by the world, so it is only entered by moving there, not by starting there. */
    @Override
    public List<String> placesEntered(String outcome, String look) {
        List<String> rooms = new ArrayList<>();
        int moved = outcome.indexOf(MOVED);
        if (moved >= 0) {
            rooms.add(between(outcome, moved + MOVED.length() + 1, outcome.length() - 1));
        }
        int named = look.indexOf(NAMED);
        if (named >= 0) {
            rooms.add(between(look, named + NAMED.length() + 1, look.indexOf('.')));
        }
        return rooms;
    }

    @Override
    public boolean refuses(String observation) {
        return ObservationText.refuses(observation);
    }

    /** Without a full stop the last character goes, as in the original: {@code to} of -1 counts from the end. */
    private static String between(String text, int from, int to) {
        int end = to < 0 ? text.length() - 1 : to;
        return from >= end ? "" : text.substring(from, end).strip();
    }
}
