package dev.cairn.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.EpisodeRunner;
import dev.cairn.core.Episode;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On the real simulator. */
class RandomPolicyTest {
    private static final EnvironmentFactory WORLD =
            new ScienceWorld(ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {}));

    @Test
    void theSameSeedActsTheSameWayWhateverRanBefore() {
        Variation first = variation(0);
        Episode alone = run(7, first);
        run(7, variation(1));
        assertThat(run(7, first)).isEqualTo(alone);
        assertThat(run(8, first).steps()).isNotEqualTo(alone.steps());
    }

    private static Variation variation(int number) {
        return WORLD.tasks()
                .variation(WORLD.tasks().select("lifespan-longest-lived").get(0), number);
    }

    private static Episode run(long seed, Variation variation) {
        try (TextEnvironment environment = WORLD.open();
                RandomPolicy policy = new RandomPolicy(seed)) {
            return new EpisodeRunner(environment, Protocols.GENERIC.named("first"), EpisodeListener.SILENT)
                    .run(policy, variation);
        }
    }
}
