package dev.cairn.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.EpisodeRunner;
import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.constraint.Constraints;
import dev.cairn.agent.subgoal.ModelSubGoals;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Choice;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped agent, which asks for the best answer alone where that will do, acts as if it asked for all answers each time. */
class BestAnswerTest {
    private static final Domain WORLD =
            new ScienceWorld(ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {}));

    /** In both the world does not know every first answer. */
    @ParameterizedTest
    @ValueSource(strings = {"freeze", "find-plant"})
    void theSameStepsAreTaken(String task) {
        Variation variation =
                WORLD.tasks().variations(WORLD.tasks().single(task), Split.DEV).get(0);

        List<EpisodeStep> hurried = play(variation, model -> model).steps();
        List<EpisodeStep> thorough = play(variation, InFull::new).steps();

        assertThat(hurried.stream().map(BestAnswerTest::withoutPredictions))
                .isEqualTo(thorough.stream()
                        .map(BestAnswerTest::withoutPredictions)
                        .toList());
        for (int i = 0; i < hurried.size(); i++) {
            assertThat(thorough.get(i).predictions())
                    .startsWith(hurried.get(i).predictions().toArray(String[]::new));
        }
        assertThat(hurried.stream().filter(step -> step.predictions().size() == 1))
                .hasSizeGreaterThan(hurried.size() / 2);
        assertThat(hurried.stream().filter(step -> step.choice() == Choice.LATER_PREDICTION))
                .isNotEmpty()
                .allMatch(step -> step.predictions().size() > 1);
    }

    private static Episode play(Variation variation, UnaryOperator<Seq2SeqRole> asked) {
        try (ModelThreads threads = new ModelThreads(1, 1);
                TextEnvironment environment = WORLD.open()) {
            ModelSetup setup = new ModelSetup(WORLD, Path.of("..", "models"), 5, threads, new PartTimes());
            try (SubGoalPolicy agent = new SubGoalPolicy(
                    ModelSubGoals.of(
                            asked.apply(RoleModel.load(setup, Role.FIRST)),
                            asked.apply(RoleModel.load(setup, Role.CONTROLLER))),
                    asked.apply(RoleModel.load(setup, Role.EXECUTOR)),
                    WORLD,
                    AgentChoices.DEFAULT)) {
                return new EpisodeRunner(environment, Protocols.GENERIC.named("first"), EpisodeListener.SILENT)
                        .run(agent, variation);
            }
        }
    }

    private static EpisodeStep withoutPredictions(EpisodeStep step) {
        return new EpisodeStep(
                step.step(),
                step.subGoal(),
                step.action(),
                List.of(),
                step.choice(),
                step.observation(),
                step.score(),
                step.moves(),
                step.usage());
    }

    /** A model that cannot give its best answer alone. */
    private record InFull(Seq2SeqRole model) implements Seq2SeqRole {
        @Override
        public Alignment alignment() {
            return model.alignment();
        }

        @Override
        public Wording wording() {
            return model.wording();
        }

        @Override
        public Constraints constraints() {
            return model.constraints();
        }

        @Override
        public List<String> ask(PromptState state) {
            return model.ask(state);
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
