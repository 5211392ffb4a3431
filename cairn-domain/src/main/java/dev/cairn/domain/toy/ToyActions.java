package dev.cairn.domain.toy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What can be done in a house now: the text of each action and its effect, which answers with what is seen. */
final class ToyActions {
    private final House house;
    private final SortedMap<String, Supplier<String>> deeds = new TreeMap<>();

    ToyActions(House house) {
        this.house = house;
        deeds.put("wait", () -> "Time passes.");
        house.room().neighbours().forEach(this::addDoor);
        house.within().forEach(thing -> deeds.put("take " + thing.label(), () -> house.move(thing, Place.HAND)));
        house.inHand().forEach(thing -> deeds.put("drop " + thing.label(), () -> house.move(thing, house.room())));
        for (Thing thing : Thing.values()) {
            deeds.put("choose " + thing.label(), () -> house.choose(thing));
        }
        if (house.room() == Place.STUDY) {
            deeds.put("read note", house::readNote);
        }
        if (house.room() == Place.PANTRY) {
            addBox();
        }
    }

    private void addDoor(Place to) {
        deeds.put("go to " + to.label(), () -> house.go(to));
        deeds.put("open door to " + to.label(), () -> house.door(to, true));
        deeds.put("close door to " + to.label(), () -> house.door(to, false));
    }

    private void addBox() {
        deeds.put("open box", () -> house.box(true));
        deeds.put("close box", () -> house.box(false));
        house.inHand()
                .forEach(thing -> deeds.put("put " + thing.label() + " in box", () -> house.move(thing, Place.BOX)));
    }

    List<String> actions() {
        return List.copyOf(deeds.keySet());
    }

    /** Actions that {@code text} may mean: itself, or those of which it leaves out the colour. */
    List<String> meanings(String text) {
        if (deeds.containsKey(text)) {
            return List.of(text);
        }
        return deeds.keySet().stream()
                .filter(action -> plain(action).equals(text))
                .toList();
    }

    /** Does one of {@link #actions()}. */
    String perform(String action) {
        Supplier<String> deed = deeds.get(action);
        if (deed == null) {
            throw new IllegalArgumentException("not possible here: " + action);
        }
        return deed.get();
    }

    private static String plain(String action) {
        return Stream.of(Thing.values())
                .reduce(action, (text, thing) -> text.replace(thing.label(), thing.kind()), (a, b) -> b);
    }
}
