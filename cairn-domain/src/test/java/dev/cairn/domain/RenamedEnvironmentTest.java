package dev.cairn.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.domain.toy.ToyWorld;
import dev.cairn.domain.toy.ToyWorldContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RenamedEnvironmentTest {
    private static final Map<String, String> NAMES = Map.of("ball", "zovibu", "study", "gareno");

    private final ToyWorld toy = new ToyWorld();
    private final Variation variation = toy.tasks()
            .variations(toy.tasks().select("choose-thing").get(0), Split.TRAIN)
            .get(0);

    /** The contract holds under other names. */
    @Nested
    class Contract extends ToyWorldContract {
        @Override
        protected EnvironmentFactory world() {
            return new EnvironmentFactory() {
                @Override
                public TaskCatalog tasks() {
                    return toy.tasks();
                }

                @Override
                public TextEnvironment open() {
                    return new RenamedEnvironment(toy.open(), task -> NAMES);
                }

                @Override
                public Map<String, String> provenance() {
                    return toy.provenance();
                }

                @Override
                public Duration patience() {
                    return toy.patience();
                }
            };
        }

        @Override
        protected List<String> untilAmbiguous() {
            return List.of("go to gareno", "take zovibu");
        }

        @Override
        protected List<String> untilFatal() {
            return List.of("go to gareno", "choose spoon");
        }
    }

    @Test
    void theGoldPathSolvesTheRenamedWorldInItsOwnWords() {
        try (TextEnvironment plain = toy.open();
                TextEnvironment renamed = new RenamedEnvironment(toy.open(), task -> NAMES)) {
            ResetOptions options = new ResetOptions("", 100, true);
            plain.reset(variation, options);
            Outcome last = renamed.reset(variation, options);
            for (String action : renamed.goldActions()) {
                last = renamed.step(action);
                assertThat(last.observation()).doesNotContain("ball", "study");
                assertThat(renamed.look()).doesNotContain("ball", "study");
            }
            assertThat(last.completed()).isTrue();
            assertThat(renamed.goldActions()).hasSameSizeAs(plain.goldActions()).isNotEqualTo(plain.goldActions());
        }
    }

    @Test
    void twoWordsCannotBecomeOne() {
        try (TextEnvironment renamed =
                new RenamedEnvironment(toy.open(), task -> Map.of("ball", "zovibu", "study", "zovibu"))) {
            assertThatThrownBy(() -> renamed.reset(variation, new ResetOptions("", 100, false)))
                    .hasMessageContaining("two words have the same other word");
        }
    }
}
