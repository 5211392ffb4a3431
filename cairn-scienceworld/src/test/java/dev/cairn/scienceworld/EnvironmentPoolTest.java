package dev.cairn.scienceworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.ObservationKind;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.pool.EnvironmentFailure;
import dev.cairn.domain.pool.EnvironmentPool;
import dev.cairn.scienceworld.verify.EpisodeTrace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EnvironmentPoolTest {
    private static final Variation EPISODE = new Variation(new TaskId(0, "task", "1-1"), 0, Split.TRAIN);
    private static final ResetOptions OPTIONS = ResetOptions.easy(100);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final FragileWorld world = new FragileWorld();

    @Test
    void anEnvironmentThatThrowsIsReplacedAtTheNextReset() {
        try (EnvironmentPool pool = new EnvironmentPool(world, 1, LONG);
                TextEnvironment environment = pool.open()) {
            environment.reset(EPISODE, OPTIONS);
            assertThatThrownBy(() -> environment.step("throw"))
                    .isInstanceOfSatisfying(
                            EnvironmentFailure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(EnvironmentFailure.Reason.THREW))
                    .hasMessageContaining("head of empty list");
            assertThatThrownBy(environment::look).isInstanceOf(IllegalStateException.class);
            environment.reset(EPISODE, OPTIONS);
            assertThat(environment.step("look").observation()).isEqualTo("environment 2");
        }
    }

    @Test
    void anEnvironmentThatDoesNotComeBackIsReplacedAtTheNextReset() {
        try (EnvironmentPool pool = new EnvironmentPool(world, 1, Duration.ofMillis(50));
                TextEnvironment environment = pool.open()) {
            environment.reset(EPISODE, OPTIONS);
            assertThatThrownBy(() -> environment.step("hang"))
                    .isInstanceOfSatisfying(
                            EnvironmentFailure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(EnvironmentFailure.Reason.WEDGED));
            environment.reset(EPISODE, OPTIONS);
            assertThat(environment.step("look").observation()).isEqualTo("environment 2");
        } finally {
            world.hang.countDown();
        }
    }

    @Test
    void whatTheUserCanMendPassesThroughAndBreaksNothing() {
        try (EnvironmentPool pool = new EnvironmentPool(world, 1, LONG);
                TextEnvironment environment = pool.open()) {
            assertThatThrownBy(() -> environment.reset(EPISODE, new ResetOptions("nonsense", 100, false)))
                    .isInstanceOf(UserException.class);
            environment.reset(EPISODE, OPTIONS);
            assertThat(environment.step("look").observation()).isEqualTo("environment 1");
        }
    }

    @Test
    void environmentsThatComeBackAreLentAgain() {
        try (EnvironmentPool pool = new EnvironmentPool(world, 1, LONG)) {
            for (int i = 0; i < 5; i++) {
                try (TextEnvironment environment = pool.open()) {
                    environment.reset(EPISODE, OPTIONS);
                }
            }
        }
        assertThat(world.opened).hasValue(1);
    }

    @Test
    void anEpisodeInAPoolOfScienceWorldIsTheEpisodeWithoutOne() {
        EnvironmentFactory scienceWorld = new ScienceWorld(TestJar.JAR);
        Variation episode = scienceWorld
                .tasks()
                .variation(scienceWorld.tasks().select("4-3").get(0), 1);
        try (EnvironmentPool pool = new EnvironmentPool(scienceWorld, 2, LONG);
                TextEnvironment pooled = pool.open();
                TextEnvironment alone = scienceWorld.open()) {
            assertThat(EpisodeTrace.ofGold(pooled, episode, "easy").lines())
                    .isEqualTo(EpisodeTrace.ofGold(alone, episode, "easy").lines());
        }
    }

    /** Environments that throw or hang on demand. */
    private static final class FragileWorld implements EnvironmentFactory {
        private final AtomicInteger opened = new AtomicInteger();
        private final CountDownLatch hang = new CountDownLatch(1);

        @Override
        public Duration patience() {
            return LONG;
        }

        @Override
        public TaskCatalog tasks() {
            return new TaskCatalog(List.of(new TaskCatalog.Entry(EPISODE.task(), 1)), Map.of());
        }

        @Override
        public Map<String, String> provenance() {
            return Map.of();
        }

        @Override
        public TextEnvironment open() {
            return new FragileEnvironment(opened.incrementAndGet());
        }

        private final class FragileEnvironment implements TextEnvironment {
            private final int number;

            FragileEnvironment(int number) {
                this.number = number;
            }

            @Override
            public Outcome reset(Variation variation, ResetOptions options) {
                if (options.simplifications().equals("nonsense")) {
                    throw new UserException("no such simplification");
                }
                return outcome();
            }

            @Override
            public Outcome step(String action) {
                if (action.equals("throw")) {
                    throw new java.util.NoSuchElementException("head of empty list");
                }
                if (action.equals("hang")) {
                    awaitEnd();
                }
                return outcome();
            }

            private void awaitEnd() {
                boolean waiting = true;
                while (waiting) {
                    try {
                        hang.await();
                        waiting = false;
                    } catch (InterruptedException e) {
                        // As the simulator: it does not listen.
                        waiting = hang.getCount() > 0;
                    }
                }
            }

            private Outcome outcome() {
                return Outcome.of("environment " + number, ObservationKind.RESULT, 0, false, 1, 0, 100);
            }

            @Override
            public String taskDescription() {
                return "";
            }

            @Override
            public String look() {
                return "";
            }

            @Override
            public String inventory() {
                return "";
            }

            @Override
            public List<String> validActions() {
                return List.of();
            }

            @Override
            public List<String> goldActions() {
                return List.of();
            }

            @Override
            public void close() {}
        }
    }
}
