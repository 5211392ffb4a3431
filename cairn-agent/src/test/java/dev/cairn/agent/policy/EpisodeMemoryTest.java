package dev.cairn.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.SubGoal;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.toy.ToyWorld;
import dev.cairn.scienceworld.ScienceWorld;
import org.junit.jupiter.api.Test;

class EpisodeMemoryTest {
    @Test
    void whatWasRefusedUnderASubGoalMayBeTriedAgain_whatWasDoneIsDoneUntilTheNext() {
        try (TextEnvironment environment = new ToyWorld().open()) {
            EpisodeMemory memory =
                    new EpisodeMemory(environment, ScienceWorld.textsOnly().texts());
            memory.pursue(new SubGoal("water(pot 1)"));
            memory.observe("pour jug into pot 1", "That can't be poured there, because the pot 1 isn't open.", 0);
            assertThat(memory.isDone("pour jug into pot 1")).isFalse();
            memory.observe("pour jug into pot 1", "You pour the contents of the jug into the pot 1.", 0);
            assertThat(memory.isDone("pour jug into pot 1")).isTrue();
            memory.pursue(new SubGoal("water(pot 1)"));
            assertThat(memory.isDone("pour jug into pot 1")).isFalse();
        }
    }
}
