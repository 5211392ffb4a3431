package dev.cairn.scienceworld.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Made-up actions; what must hold for all of them. The seed is part of every failure's message. */
class ScienceWorldActionPropertiesTest {
    private static final List<String> WORDS = List.of(
            "go",
            "to",
            "pick",
            "up",
            "open",
            "door",
            "close",
            "focus",
            "on",
            "look",
            "at",
            "read",
            "activate",
            "use",
            "deactivate",
            "move",
            "pour",
            "in",
            "into",
            "dunk",
            "mix",
            "drop",
            "connect",
            "examine",
            "teleport",
            "wait",
            "cup",
            "red paint",
            "kitchen",
            "a, b",
            "(x)",
            "\n",
            "1",
            " ",
            "wait1",
            "end",
            "subgoal",
            "around");

    private static final List<String> NAMES =
            List.of("cup", "metal pot", "door to hallway", "unknown substance B", "7");

    /** The published language as patterns, in its order; a {@code *} is an object. */
    private static final List<Map.Entry<String, String>> PUBLISHED = List.of(
            Map.entry("focus on *", "FOCUS"),
            Map.entry("look at *", "LOOK"),
            Map.entry("read *", "READ"),
            Map.entry("pick up *", "PICK"),
            Map.entry("open door to *", "OPEN_DOOR"),
            Map.entry("close door to *", "CLOSE_DOOR"),
            Map.entry("open *", "OPEN"),
            Map.entry("close *", "CLOSE"),
            Map.entry("activate *", "ACTIVATE"),
            Map.entry("deactivate *", "DEACTIVATE"),
            Map.entry("go to *", "GO"),
            Map.entry("teleport to *", "TELEPORT"),
            Map.entry("examine *", "EXAMINE"),
            Map.entry("connect * to *", "CONNECT"),
            Map.entry("move * to *", "MOVE"),
            Map.entry("use * on *", "USE"),
            Map.entry("pour * into *", "POUR"),
            Map.entry("pour * in *", "POUR"),
            Map.entry("dunk * into *", "DUNK"),
            Map.entry("mix *", "MIX"),
            Map.entry("drop * in *", "DROP"),
            Map.entry("drop *", "DROP"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyTextIsTranslatedAsThePatternsOfThePublishedLanguageDo(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String action = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(word -> WORDS.get(random.nextInt(WORDS.size())))
                    .reduce((before, after) -> before + " " + after)
                    .orElseThrow();
            if (!List.of("wait", "wait1", "1", "look around", "end subgoal").contains(action.strip())) {
                assertThat(ScienceWorldActions.PUBLISHED.formalize(action))
                        .as("seed %d: '%s'", seed, action)
                        .isEqualTo(published(action));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyActionIsAmongTheReadingsOfItsFormalForm(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String action = PUBLISHED.get(random.nextInt(PUBLISHED.size())).getKey();
            while (action.contains("*")) {
                action = action.replaceFirst("\\*", NAMES.get(random.nextInt(NAMES.size())));
            }
            String formal = ScienceWorldActions.PUBLISHED.formalize(action).orElseThrow();

            assertThat(ScienceWorldActions.PUBLISHED.readings(formal))
                    .as("seed %d: '%s' as %s", seed, action, formal)
                    .contains(action);
            assertThat(ScienceWorldActions.PUBLISHED.recover(formal).flatMap(ScienceWorldActions.PUBLISHED::formalize))
                    .as("seed %d: %s", seed, formal)
                    .contains(formal);
        }
    }

    private static Optional<String> published(String action) {
        for (Map.Entry<String, String> phrase : PUBLISHED) {
            Matcher matcher = Pattern.compile(phrase.getKey().replace("*", "(.+)"), Pattern.UNIX_LINES)
                    .matcher(action);
            if (matcher.lookingAt()) {
                return Optional.of(phrase.getValue() + "(" + matcher.group(1)
                        + (matcher.groupCount() > 1 ? ", " + matcher.group(2) : "") + ")");
            }
        }
        return Optional.empty();
    }
}
