package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.InvalidValueException;
import dev.cairn.core.UserException;
import dev.cairn.core.io.RenamedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says, what it leaves out, and what is said of its mistakes. */
class StrictYamlTest {
    private enum Colour {
        RED,
        DARK_BLUE
    }

    @RenamedKey(old = "breadth", now = "'width'")
    private record Box(int width, double height, Colour colour) {
        static final Box DEFAULTS = new Box(2, 0.5, Colour.RED);

        private Box {
            InvalidValueException.requireAtLeast(1, "width", width);
            InvalidValueException.require(width > height, "height", height, "less than width, " + width);
        }
    }

    private record Room(
            String name,
            Box box,
            @StrictYaml.Like("box") Box other,
            Optional<Box> spare,
            List<Integer> sizes,
            Map<String, Long> counts,
            boolean open) {
        static final Room DEFAULTS =
                new Room("hall", Box.DEFAULTS, Box.DEFAULTS, Optional.empty(), List.of(1), Map.of(), true);
    }

    private record Bare(String name, Optional<String> place) {}

    @TempDir
    private Path folder;

    @Test
    void anEmptyFileHasAllDefaults() {
        assertThat(room("")).isEqualTo(Room.DEFAULTS);
        assertThat(room("# nothing\n")).isEqualTo(Room.DEFAULTS);
    }

    @Test
    void whatIsGivenReplacesItsDefaultAndNothingElse() {
        Room room = room("name: cellar\nbox: {colour: dark-blue}\nsizes: [3, 4]\ncounts: {cup: 7}\nopen: false\n");
        assertThat(room.name()).isEqualTo("cellar");
        assertThat(room.box()).isEqualTo(new Box(2, 0.5, Colour.DARK_BLUE));
        assertThat(room.sizes()).containsExactly(3, 4);
        assertThat(room.counts()).containsExactly(Map.entry("cup", 7L));
        assertThat(room.open()).isFalse();
    }

    @Test
    void aComponentThatIsLikeAnotherTakesWhatTheFileSaysOfThatOne() {
        assertThat(room("box: {width: 9, height: 4}\nother: {height: 3}\n").other())
                .isEqualTo(new Box(9, 3, Colour.RED));
    }

    @Test
    void anOptionalRecordIsThereAsSoonAsItIsNamed() {
        assertThat(room("spare: {}\n").spare()).contains(Box.DEFAULTS);
        assertThat(room("spare: ~\n").spare()).isEmpty();
    }

    @Test
    void numbersAreReadAsTheyAreUsuallyWritten() {
        assertThat(room("box: {width: 3, height: 2e-3}\n").box().height()).isEqualTo(2e-3);
    }

    @Test
    void unknownKeysAreNamedWithTheNearest() {
        refused("name: x\nboxx: {}\n", "room.yaml, line 2: unknown key 'boxx'; did you mean 'box'?");
        refused("box:\n  colour: red\n  widht: 3\n", "line 3: unknown key 'widht'; did you mean 'width'?");
    }

    @Test
    void aKeyByAnOldNameIsRefusedWithTheNewOne() {
        refused("box:\n  breadth: 3\n", "line 2: 'breadth' is now 'width'");
    }

    @Test
    void aKeyThatStandsTwiceIsAMistake() {
        refused("open: true\nname: a\nopen: false\n", "line 3: the key 'open' stands twice");
    }

    @Test
    void wrongTypesAreNamedWithWhatIsExpected() {
        refused("box: {width: many}\n", "line 1: box.width is 'many': expected a whole number");
        refused("box: {width: 2.5}\n", "box.width is '2.5': expected a whole number");
        refused("box: {width: ~}\n", "box.width is empty: expected a whole number");
        refused("box: {height: .nan}\n", "box.height is '.nan': expected a number");
        refused("box: {height: NaN}\n", "box.height is 'NaN': expected a number");
        refused("box: {height: 1e999}\n", "box.height is '1e999': expected a number");
        refused("open: maybe\n", "open is 'maybe': expected true or false");
        refused("box: 3\n", "box is '3': expected a map");
        refused("sizes: 3\n", "sizes is '3': expected a list");
        refused("sizes:\n  - 3\n  - x\n", "line 3: sizes[1] is 'x': expected a whole number");
        refused("name: [a]\n", "name is a list: expected a text");
        refused("- a\n", "the file is a list: expected a map");
    }

    @Test
    void anUnknownNameIsToldWithTheNearest() {
        refused(
                "box: {colour: dark-blu}\n",
                "box.colour is 'dark-blu': expected one of red, dark-blue; did you mean 'dark-blue'?");
    }

    @Test
    void whatAConstructorRefusesIsToldWithTheLineOfTheKey() {
        refused("box:\n  colour: red\n  width: 0\n", "line 3: box.width is 0: expected 1 or more");
        refused("name: a\nbox:\n  width: 1\n  height: 4\n", "line 4: box.height is 4.0: expected less than width, 1");
    }

    @Test
    void aKeyWithoutDefaultMustBeThere() {
        assertThat(read("name: a\n", Bare.class)).isEqualTo(new Bare("a", Optional.empty()));
        assertThatThrownBy(() -> read("place: b\n", Bare.class))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no 'name'; it has no default");
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() {
        refused("name: a\nsizes: [1\n", "room.yaml, line");
        refused("name: &a x\nbox: *a\n", "line 2: an alias");
        refused("name: a\n---\nname: b\n", "a second document");
        assertThatThrownBy(() -> StrictYaml.read(folder.resolve("none.yaml"), Room.class))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no such file")
                .hasMessageContaining("none.yaml");
    }

    private Room room(String text) {
        return read(text, Room.class);
    }

    private <T extends Record> T read(String text, Class<T> type) {
        try {
            return StrictYaml.read(Files.writeString(folder.resolve("room.yaml"), text), type);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> room(text)).isInstanceOf(UserException.class).hasMessageContaining(message);
    }
}
