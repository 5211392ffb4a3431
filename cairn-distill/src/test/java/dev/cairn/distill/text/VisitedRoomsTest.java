package dev.cairn.distill.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitedRoomsTest {
    private final VisitedRooms rooms = new VisitedRooms();

    @Test
    void roomsKeepTheOrderOfTheFirstVisit() {
        rooms.observe("N/A", "This room is called the hallway. In it, you see: ");
        rooms.observe("You move to the kitchen.", "This room is called the kitchen. In it, you see: ");
        rooms.observe("You move to the hallway.", "This room is called the hallway. In it, you see: ");

        assertThat(rooms.rooms()).containsExactly("hallway", "kitchen");
    }

    @Test
    void outsideCountsOnlyOnceMovedThere() {
        rooms.observe("N/A", "This outside location is called the outside. Here you see: ");
        assertThat(rooms.rooms()).isEmpty();

        rooms.observe("You move to the outside.", "This outside location is called the outside. Here you see: ");
        assertThat(rooms.rooms()).containsExactly("outside");
    }
}
