package dev.cairn.scienceworld;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.scienceworld.verify.EpisodeTrace;
import dev.cairn.scienceworld.weave.Change;
import dev.cairn.scienceworld.weave.Change.Purpose;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each change for speed, alone, against the simulator's own code. */
class ChangeTest {
    private static final TaskCatalog TASKS = ScienceWorldTasks.catalog();
    private static final List<Variation> EPISODES = Stream.of(
                    "find-plant", "chemistry-mix-paint-secondary-color", "test-conductivity", "identify-life-stages-1")
            .map(name -> TASKS.variation(TASKS.select(name).get(0), 1))
            .toList();
    private static final List<EpisodeTrace> PLAIN = new ArrayList<>();

    @BeforeAll
    static void tracePlain() {
        PLAIN.addAll(traces(Change.all(Purpose.DETERMINISM)));
    }

    static Stream<Change> changesForSpeed() {
        return Change.all(Purpose.SPEED).stream();
    }

    @ParameterizedTest
    @MethodSource("changesForSpeed")
    void aChangeLeavesEveryTextAsItIs(Change change) {
        Set<Change> changes = EnumSet.copyOf(Change.all(Purpose.DETERMINISM));
        changes.add(change);
        List<EpisodeTrace> traces = traces(changes);
        for (int i = 0; i < traces.size(); i++) {
            assertThat(traces.get(i).lines()).isEqualTo(PLAIN.get(i).lines());
        }
    }

    private static List<EpisodeTrace> traces(Set<Change> changes) {
        SimulatorClassLoader loader = SimulatorClassLoader.open(TestJar.JAR, changes);
        try (TextEnvironment environment = new ScienceWorldEnvironment(loader.session(), TestJar.JAR.version())) {
            return EPISODES.stream()
                    .map(episode -> EpisodeTrace.ofGold(environment, episode, "easy"))
                    .toList();
        }
    }
}
