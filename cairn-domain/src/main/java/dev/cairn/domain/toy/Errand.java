package dev.cairn.domain.toy;

import dev.cairn.core.CairnException;
import dev.cairn.core.Variation;
import java.util.List;
import java.util.Map;

/** What is to be done in an episode, and how far it is. */
sealed interface Errand {
    /** The thing of each variation, over and over. */
    List<Thing> THINGS = List.of(Thing.RED_BALL, Thing.BLUE_BALL, Thing.LAMP, Thing.SPOON);

    /** Rooms in which things lie at the start. */
    List<Place> ROOMS = List.of(Place.STUDY, Place.GARDEN, Place.PANTRY);

    /** Ways to put balls, lamp and spoon into three rooms. */
    int LAYOUTS = 27;

    /** Each thing in each layout. */
    int VARIATIONS = 4 * LAYOUTS;

    /** Has no divisor in common with {@link #LAYOUTS}, so that layouts come one by one, but not in the order of their rooms. */
    int STRIDE = 5;

    Thing thing();

    String text();

    /** Raw score: 0 to 1, or -1 after a wrong choice. */
    double score(House house);

    /** Carry a thing to a room. */
    record Bring(Thing thing, Place target) implements Errand {
        @Override
        public String text() {
            return "Bring the " + thing.label() + " to the " + target.label() + " and leave it there.";
        }

        @Override
        public double score(House house) {
            return house.place(thing) == target ? 1 : house.wasTaken(thing) ? 0.5 : 0;
        }
    }

    /** Put a thing into the box. */
    record Pack(Thing thing) implements Errand {
        @Override
        public String text() {
            return "Put the " + thing.label() + " into the box in the pantry.";
        }

        @Override
        public double score(House house) {
            return house.place(thing) == Place.BOX ? 1 : house.wasTaken(thing) ? 1.0 / 3 : 0;
        }
    }

    /** Choose the thing that the note names; there is one try. */
    record Choose(Thing thing) implements Errand {
        @Override
        public String text() {
            return "Choose the thing that the note in the study names. A wrong choice ends the task.";
        }

        @Override
        public double score(House house) {
            if (house.chosen().isPresent()) {
                return house.chosen().get() == thing ? 1 : -1;
            }
            return house.noteWasRead() ? 0.5 : 0;
        }
    }

    static Errand of(Variation variation) {
        int number = variation.number();
        Thing thing = THINGS.get(number % THINGS.size());
        return switch (variation.task().name()) {
            case "bring-thing" -> new Bring(thing, target(number, places(number).getOrDefault(thing, Place.HALL)));
            case "choose-thing" -> new Choose(thing);
            case "pack-thing" -> new Pack(thing);
            default -> throw new CairnException("the toy world has no task " + variation.task());
        };
    }

    /** Where the things are at the start of a variation; the balls lie together, so that a ball may be either. */
    static Map<Thing, Place> places(int number) {
        int layout = number / THINGS.size() * STRIDE % LAYOUTS;
        Place balls = ROOMS.get(layout % 3);
        return Map.of(
                Thing.RED_BALL,
                balls,
                Thing.BLUE_BALL,
                balls,
                Thing.LAMP,
                ROOMS.get((layout / 3 + 1) % 3),
                Thing.SPOON,
                ROOMS.get((layout / 9 + 2) % 3));
    }

    /** Another room than the one in which the thing is. */
    private static Place target(int number, Place place) {
        List<Place> rooms = List.of(Place.HALL, Place.STUDY, Place.PANTRY, Place.GARDEN).stream()
                .filter(room -> room != place)
                .toList();
        return rooms.get((number + number / THINGS.size()) % rooms.size());
    }
}
