package dev.cairn.domain.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The places an agent has been in, in the order of the first visit. */
public final class VisitedPlaces {
    private final TextReader reader;
    private final Set<String> places = new LinkedHashSet<>();

    /** @param reader of the agent's world */
    public VisitedPlaces(TextReader reader) {
        this.reader = reader;
    }

    /**
     * Adds what two texts say.
     *
     * @param outcome observation of the last action
     * @param look description of the surroundings after it
     * @return whether there is a new place among them
     */
    public boolean observe(String outcome, String look) {
        return places.addAll(reader.placesEntered(outcome, look));
    }

    /** Copy of the places so far. */
    public List<String> places() {
        return List.copyOf(places);
    }
}
