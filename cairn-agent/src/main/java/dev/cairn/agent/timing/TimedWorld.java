package dev.cairn.agent.timing;

import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A world whose calls count as {@link Part#SIMULATOR}. An environment pool goes around it, not into it. */
public record TimedWorld(EnvironmentFactory world, PartTimes times) implements EnvironmentFactory {
    @Override
    public TaskCatalog tasks() {
        return world.tasks();
    }

    @Override
    public Duration patience() {
        return world.patience();
    }

    @Override
    public Map<String, String> provenance() {
        return world.provenance();
    }

    @Override
    public TextEnvironment open() {
        return new TimedEnvironment(world.open(), times);
    }

    private record TimedEnvironment(TextEnvironment environment, PartTimes times) implements TextEnvironment {
        @Override
        public Outcome reset(Variation variation, ResetOptions options) {
            return timed(() -> environment.reset(variation, options));
        }

        @Override
        public Outcome step(String action) {
            return timed(() -> environment.step(action));
        }

        @Override
        public String taskDescription() {
            return timed(environment::taskDescription);
        }

        @Override
        public String look() {
            return timed(environment::look);
        }

        @Override
        public String inventory() {
            return timed(environment::inventory);
        }

        @Override
        public List<String> validActions() {
            return timed(environment::validActions);
        }

        @Override
        public List<String> goldActions() {
            return timed(environment::goldActions);
        }

        private <T> T timed(Supplier<T> call) {
            return times.time(Part.SIMULATOR, call);
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
