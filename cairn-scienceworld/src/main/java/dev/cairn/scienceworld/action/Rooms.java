package dev.cairn.scienceworld.action;

import java.util.List;

/** The rooms that the published agents know, in their order; the greenhouse in both spellings. */
public final class Rooms {
    /** Names as in actions. */
    public static final List<String> ALL = List.of(
            "hallway",
            "greenhouse",
            "green house",
            "kitchen",
            "bathroom",
            "outside",
            "workshop",
            "art studio",
            "foundry",
            "bedroom",
            "living room");

    private Rooms() {}
}
