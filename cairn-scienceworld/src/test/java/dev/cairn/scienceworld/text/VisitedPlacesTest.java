package dev.cairn.scienceworld.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.domain.text.VisitedPlaces;
import org.junit.jupiter.api.Test;

class VisitedPlacesTest {
    private final VisitedPlaces rooms = new VisitedPlaces(new ScienceWorldReader());

    @Test
    void roomsKeepTheOrderOfTheFirstVisit() {
        rooms.observe("N/A", "This room is called the hallway. In it, you see: ");
        rooms.observe("You move to the kitchen.", "This room is called the kitchen. In it, you see: ");
        rooms.observe("You move to the hallway.", "This room is called the hallway. In it, you see: ");

        assertThat(rooms.places()).containsExactly("hallway", "kitchen");
    }

    @Test
    void outsideCountsOnlyOnceMovedThere() {
        rooms.observe("N/A", "This outside location is called the outside. Here you see: ");
        assertThat(rooms.places()).isEmpty();

        rooms.observe("You move to the outside.", "This outside location is called the outside. Here you see: ");
        assertThat(rooms.places()).containsExactly("outside");
    }
}
