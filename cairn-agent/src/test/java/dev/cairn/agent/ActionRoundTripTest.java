package dev.cairn.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.action.CanonicalAction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the real simulator offers along its gold trajectories, said formally and back again. */
class ActionRoundTripTest {
    private static final Domain WORLD =
            new ScienceWorld(ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {}));

    private static final ActionLanguage LANGUAGE = WORLD.actions();

    private static final String LATER_CHOICE = "choices from 2 on";

    /** What docs/reference/actions.md lists as having no formal form. */
    private static final Set<String> WITHOUT_FORMAL_FORM = Set.of(
            "disconnect", "eat", "flush", "inventory", "look in", "put down", "reset task", "task", LATER_CHOICE);

    private static final int STATES = 5;

    static Stream<TaskId> tasks() {
        return WORLD.tasks().all().stream();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyValidActionComesBack(TaskId task) {
        Set<String> actions = said(WORLD.tasks().variations(task, Split.TRAIN).get(0));

        Set<String> silent = new TreeSet<>();
        for (String action : actions) {
            Optional<String> formal = LANGUAGE.formalize(action);
            if (formal.isPresent()) {
                assertThat(LANGUAGE.readings(formal.get())).as(action).contains(CanonicalAction.of(action));
            } else {
                silent.add(verb(action));
            }
        }
        assertThat(actions).hasSizeGreaterThan(100);
        assertThat(WITHOUT_FORMAL_FORM).containsAll(silent);
    }

    /** The gold actions, and the valid ones in a few states on their way. */
    private static Set<String> said(Variation variation) {
        Set<String> actions = new LinkedHashSet<>();
        try (TextEnvironment environment = WORLD.open()) {
            environment.reset(variation, new ResetOptions(ResetOptions.EASY, 1000, true));
            List<String> gold = new ArrayList<>(environment.goldActions());
            int apart = Math.max(1, gold.size() / STATES);
            for (int i = 0; i < gold.size(); i++) {
                if (i % apart == 0) {
                    actions.addAll(environment.validActions());
                }
                environment.step(gold.get(i));
            }
            actions.addAll(gold);
        }
        return actions;
    }

    private static String verb(String action) {
        if (action.matches("[2-9]|\\d\\d+")) {
            return LATER_CHOICE;
        }
        return WITHOUT_FORMAL_FORM.stream()
                .filter(verb -> action.equals(verb) || action.startsWith(verb + " "))
                .findFirst()
                .orElse(action);
    }
}
