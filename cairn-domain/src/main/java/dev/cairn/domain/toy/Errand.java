package dev.cairn.domain.toy;

import dev.cairn.core.CairnException;
import dev.cairn.core.Variation;
import java.util.List;

/** What is to be done in an episode, and how far it is. */
sealed interface Errand {
    /** The thing of each variation, over and over. */
    List<Thing> THINGS = List.of(Thing.RED_BALL, Thing.BLUE_BALL, Thing.LAMP, Thing.SPOON);

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
            case "bring-thing" -> new Bring(thing, number < 4 ? Place.HALL : Place.PANTRY);
            case "choose-thing" -> new Choose(thing);
            case "pack-thing" -> new Pack(thing);
            default -> throw new CairnException("the toy world has no task " + variation.task());
        };
    }
}
