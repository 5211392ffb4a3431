package dev.cairn.scienceworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.scienceworld.verify.EpisodeTrace;
import dev.cairn.scienceworld.weave.Change;
import dev.cairn.scienceworld.weave.Change.Purpose;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The changes for speed against the simulator's own code. */
class ChangeTest {
    private static final TaskCatalog TASKS = ScienceWorldTasks.catalog();
    private static final List<Variation> EPISODES = Stream.of(
                    "find-plant", "chemistry-mix-paint-secondary-color", "test-conductivity", "identify-life-stages-1")
            .map(name -> TASKS.variation(TASKS.select(name).get(0), 1))
            .toList();
    private static final Set<Change> SPEED = Change.all(Purpose.SPEED);

    @Test
    void theChangesLeaveEveryTextAsItIs() {
        List<List<String>> own = texts(Set.of());
        if (!texts(SPEED).equals(own)) {
            assertThat(SPEED)
                    .as("changes that alone leave every text as it is")
                    .allSatisfy(change -> assertThat(texts(Set.of(change))).isEqualTo(own));
            fail("each change alone leaves every text as it is, but all of them together do not");
        }
    }

    private static List<List<String>> texts(Set<Change> speed) {
        Set<Change> changes = EnumSet.copyOf(Change.all(Purpose.DETERMINISM));
        changes.addAll(speed);
        SimulatorClassLoader loader = SimulatorClassLoader.open(TestJar.JAR, changes);
        try (TextEnvironment environment = new ScienceWorldEnvironment(loader.session(), TestJar.JAR.version())) {
            return EPISODES.stream()
                    .map(episode ->
                            EpisodeTrace.ofGold(environment, episode, "easy").lines())
                    .toList();
        }
    }
}
