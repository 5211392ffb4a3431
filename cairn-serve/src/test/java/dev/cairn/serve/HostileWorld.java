package dev.cairn.serve;

import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.toy.ToyWorld;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The toy world, all of whose texts hold markup.
 *
 * @param name of the domain; agents with models play in it under the name of the world that their models are for
 */
record HostileWorld(String name) implements Domain {
    static final String MARKUP = "</script><script>window.hacked=1</script><img src=x onerror=\"window.hacked=2\"> é·";

    private static final Domain TOY = new ToyWorld();

    @Override
    public TaskCatalog tasks() {
        return TOY.tasks();
    }

    @Override
    public TextEnvironment open() {
        return new Environment(TOY.open());
    }

    @Override
    public Map<String, String> provenance() {
        return Map.of("domain", name, "domain.content", "1");
    }

    private record Environment(TextEnvironment toy) implements TextEnvironment {
        @Override
        public Outcome reset(Variation variation, ResetOptions options) {
            return marked(toy.reset(variation, options));
        }

        @Override
        public Outcome step(String action) {
            return marked(toy.step(action));
        }

        private static Outcome marked(Outcome outcome) {
            return new Outcome(
                    outcome.observation() + MARKUP,
                    outcome.kind(),
                    outcome.rawScore(),
                    outcome.score(),
                    outcome.reward(),
                    outcome.completed(),
                    outcome.done(),
                    outcome.moves());
        }

        @Override
        public String taskDescription() {
            return toy.taskDescription() + MARKUP;
        }

        @Override
        public String look() {
            return toy.look() + MARKUP;
        }

        @Override
        public String inventory() {
            return toy.inventory() + MARKUP;
        }

        @Override
        public List<String> validActions() {
            return Stream.concat(Stream.of(MARKUP), toy.validActions().stream()).toList();
        }

        @Override
        public List<String> goldActions() {
            return toy.goldActions();
        }

        @Override
        public void close() {
            toy.close();
        }
    }
}
