package dev.cairn.domain.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.toy.ToyWorld;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerbArgumentLanguageTest {
    private final ActionLanguage language = new VerbArgumentLanguage();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            take red ball           | TAKE(red ball)
            put red ball in box     | PUT(red ball, in box)
            go to kitchen           | GO_TO(kitchen)
            open door to kitchen    | OPEN(door, to kitchen)
            look around             | LOOK_AROUND()
            wait                    | WAIT()
            give cup to cook in hat | GIVE(cup, to cook, in hat)
            0                       | 0
            put cup, then wait      | put cup, then wait
            take Cup (blue)         | TAKE(Cup (blue))
            Go north                | Go north
            end subgoal             | END_SG()
            """)
    void aVerbAndItsArgumentsAreToldApart(String action, String formal) {
        assertThat(language.formalize(action)).hasValue(formal);
        if (!formal.equals(SubGoalEnd.FORMAL)) {
            assertThat(language.readings(formal)).containsExactly(action);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"END_SG()", " END_SG() ", "", " "})
    void whatIsNoActionOfTheWorldHasNoReading(String formal) {
        assertThat(language.readings(formal)).isEmpty();
    }

    @Test
    void wordsThatLookLikeAFormalActionAreNotSaid() {
        assertThat(language.formalize("PUT(cup, in box)")).isEmpty();
        assertThat(language.formalize("")).isEmpty();
    }

    @Test
    void everyActionOfTheToyWorldComesBack() {
        Set<String> actions = new LinkedHashSet<>();
        ToyWorld world = new ToyWorld();
        try (TextEnvironment environment = world.open()) {
            variations(world).forEach(variation -> {
                environment.reset(variation, new ResetOptions(ResetOptions.EASY, 100, true));
                for (String gold : environment.goldActions()) {
                    actions.addAll(environment.validActions());
                    actions.add(gold);
                    environment.step(gold);
                }
            });
        }
        assertThat(actions).hasSizeGreaterThan(25).contains("put lamp in box", "look around", "0");
        Set<String> formal = new LinkedHashSet<>();
        for (String action : actions) {
            String said = language.formalize(action).orElseThrow();
            assertThat(language.recover(said)).as(said).hasValue(action);
            formal.add(said);
        }
        assertThat(formal).hasSameSizeAs(actions).contains("PUT(lamp, in box)");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsSaidIsReadBackExactly(long seed) {
        List<String> words = List.of(
                "put",
                "Put",
                "red ball",
                "in",
                "to",
                "box",
                ",",
                "a, b",
                "(x)",
                "",
                "PUT(",
                ")",
                "_",
                "7",
                "PUT()",
                "go",
                "\n",
                "x.");
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String action = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(word -> words.get(random.nextInt(words.size())))
                    .collect(Collectors.joining(" "));
            language.formalize(action)
                    .ifPresent(formal -> assertThat(language.readings(formal))
                            .as("seed %d: '%s' as '%s'", seed, action, formal)
                            .containsExactly(action.strip()));
        }
    }

    private static Stream<Variation> variations(ToyWorld world) {
        return world.tasks().all().stream()
                .flatMap(task ->
                        Stream.of(Split.values()).flatMap(split -> world.tasks().variations(task, split).stream()));
    }
}
