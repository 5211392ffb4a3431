package dev.cairn.domain.toy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state of the house; changed only through its methods, each of which answers with what is seen of it. */
final class House {
    private final Thing named;
    private final Map<Thing, Place> places = new EnumMap<>(Thing.class);
    private final Set<Place> openDoors = EnumSet.noneOf(Place.class);
    private final Set<Thing> taken = EnumSet.noneOf(Thing.class);
    private Place room = Place.HALL;
    private boolean boxIsOpen;
    private boolean noteWasRead;
    private Optional<Thing> chosen = Optional.empty();

    /**
     * A house at the start of an episode.
     *
     * @param named the thing that the note names
     * @param places where the things are
     */
    House(Thing named, Map<Thing, Place> places, boolean doorsOpen) {
        this.named = named;
        this.places.putAll(places);
        if (doorsOpen) {
            Place.HALL.neighbours().forEach(openDoors::add);
        }
    }

    Place room() {
        return room;
    }

    Place place(Thing thing) {
        return places.getOrDefault(thing, Place.HALL);
    }

    boolean wasTaken(Thing thing) {
        return taken.contains(thing);
    }

    boolean noteWasRead() {
        return noteWasRead;
    }

    Optional<Thing> chosen() {
        return chosen;
    }

    /** Things that can be reached for here. */
    Stream<Thing> within() {
        return Stream.of(Thing.values())
                .filter(thing ->
                        place(thing) == room || (place(thing) == Place.BOX && boxIsOpen && room == Place.PANTRY));
    }

    Stream<Thing> inHand() {
        return Stream.of(Thing.values()).filter(thing -> place(thing) == Place.HAND);
    }

    String go(Place to) {
        if (!isOpen(to)) {
            return "The door to the " + to.label() + " is closed.";
        }
        room = to;
        return "You are in the " + to.label() + " now.";
    }

    String door(Place to, boolean open) {
        boolean changed = open ? openDoors.add(door(to)) : openDoors.remove(door(to));
        return "The door to the " + to.label() + " is " + (changed ? "now " : "already ")
                + (open ? "open." : "closed.");
    }

    String box(boolean open) {
        boolean changed = boxIsOpen != open;
        boxIsOpen = open;
        return "The box is " + (changed ? "now " : "already ") + (open ? "open." : "closed.");
    }

    String move(Thing thing, Place to) {
        if (to == Place.BOX && !boxIsOpen) {
            return "The box is closed.";
        }
        places.put(thing, to);
        if (to == Place.HAND) {
            taken.add(thing);
        }
        return "The " + thing.label() + " is in the " + to.label() + " now.";
    }

    String readNote() {
        noteWasRead = true;
        return "The note says: " + named.label() + ".";
    }

    String choose(Thing thing) {
        chosen = Optional.of(thing);
        return "You have chosen the " + thing.label() + ".";
    }

    String describe() {
        StringBuilder text = new StringBuilder("You are in the " + room.label() + ".");
        if (room == Place.PANTRY) {
            text.append(" There is a box, which is ").append(boxIsOpen ? "open." : "closed.");
        }
        if (room == Place.STUDY) {
            text.append(" There is a note.");
        }
        within().forEach(thing ->
                text.append(" There is a ").append(thing.label()).append('.'));
        room.neighbours()
                .forEach(to -> text.append(" The door to the ")
                        .append(to.label())
                        .append(isOpen(to) ? " is open." : " is closed."));
        return text.toString();
    }

    String carried() {
        String names = inHand().map(Thing::label).collect(Collectors.joining(", "));
        return "You carry: " + (names.isEmpty() ? "nothing" : names) + ".";
    }

    /** Doors are named after the room that is not the hall. */
    private Place door(Place to) {
        return to == Place.HALL ? room : to;
    }

    private boolean isOpen(Place to) {
        return openDoors.contains(door(to));
    }
}
