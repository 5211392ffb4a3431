package dev.cairn.domain.toy;

import dev.cairn.core.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Solves an errand from its start, as a careful person would who has never been there: goes from room to room until the thing is
 * in sight, looks around in each, tries every door on the way, asks for a ball before knowing that there are two. Hence with
 * steps that could be left out.
 */
final class Guide {
    private final House house;
    private final List<String> actions = new ArrayList<>();
    private Place at = Place.HALL;

    private Guide(House house) {
        this.house = house;
    }

    /** The actions; {@code house} is only read. */
    static List<String> solve(Errand errand, House house) {
        return new Guide(house).solve(errand);
    }

    private List<String> solve(Errand errand) {
        if (errand instanceof Errand.Bring bring) {
            fetch(bring.thing());
            walk(bring.target());
            actions.add("drop " + bring.thing().label());
        } else if (errand instanceof Errand.Pack pack) {
            fetch(pack.thing());
            walk(Place.PANTRY);
            actions.addAll(List.of("open box", "put " + pack.thing().label() + " in box"));
        } else {
            walk(Place.STUDY);
            actions.addAll(
                    List.of("read note", "read note", "choose " + errand.thing().label()));
        }
        return List.copyOf(actions);
    }

    private void fetch(Thing thing) {
        for (Place room : Errand.ROOMS) {
            walk(room);
            if (house.place(thing) == room) {
                break;
            }
        }
        actions.add("take " + thing.kind());
        switch (thing) {
            case BLUE_BALL -> actions.add("0");
            case RED_BALL -> actions.add("1");
            case LAMP, SPOON -> {}
        }
    }

    private void walk(Place to) {
        if (at != Place.HALL && to != at) {
            enter(Place.HALL);
        }
        if (to != at) {
            enter(to);
        }
    }

    private void enter(Place next) {
        actions.addAll(List.of("open door to " + next.label(), "go to " + next.label(), Step.LOOK_AROUND));
        at = next;
    }
}
