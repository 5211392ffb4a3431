package dev.cairn.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.conformance.annotation.GoldPaths;
import dev.cairn.conformance.vector.VectorFolder;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.Rows;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.text.VisitedPlaces;
import dev.cairn.scienceworld.ScienceWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent that follows the gold trajectory must meet exactly the inputs it was trained on. */
class AlignedReplayTest {
    @ParameterizedTest
    @MethodSource("dev.cairn.conformance.VectorFolders#all")
    void agentOnTheGoldPathMeetsItsTrainingInputs(VectorFolder folder) {
        Rows rows = new Rows(ScienceWorld.textsOnly(), RowOptions.DEFAULT);
        folder.forEach("rows_executor", vector -> {
            AnnotatedTrajectory trajectory = new GoldPaths(folder).annotated(vector);
            Agent agent = new Agent(trajectory);
            agent.play();

            same(rows.of(Role.EXECUTOR, trajectory).rows(), agent.executorPrompts);
            same(rows.of(Role.CONTROLLER, trajectory).rows(), agent.controllerPrompts);
        });
    }

    private static void same(List<Example> rows, List<String> prompts) {
        assertThat(rows.size()).isEqualTo(prompts.size());
        for (int i = 0; i < prompts.size(); i++) {
            assertThat(rows.get(i).input()).isEqualTo(prompts.get(i));
        }
    }

    /** The agent's loop in its plainest form: one round after the other, on whole points. */
    private static final class Agent {
        private final AnnotatedTrajectory trajectory;
        private final Prompts prompts = new Prompts(ScienceWorld.textsOnly(), 10, Alignment.ALIGNED, Wording.ORIGINAL);
        private final VisitedPlaces rooms =
                new VisitedPlaces(ScienceWorld.textsOnly().texts());
        private final List<HistoryEntry> history = new ArrayList<>(List.of(HistoryEntry.START));
        private final List<SubGoal> pursued = new ArrayList<>();
        private final List<String> executorPrompts = new ArrayList<>();
        private final List<String> controllerPrompts = new ArrayList<>();
        private int step = 1;
        private int points;

        Agent(AnnotatedTrajectory trajectory) {
            this.trajectory = trajectory;
        }

        void play() {
            List<Step> steps = trajectory.trajectory().steps();
            for (Segment segment : trajectory.segments()) {
                pursue(new SubGoal(segment.subGoal().text().strip()), steps.get(segment.from()));
                for (Step step : steps.subList(segment.from(), segment.to())) {
                    executorPrompts.add(prompts.of(Role.EXECUTOR, meet(step)));
                    remember(step.action(), (int) Math.round(step.score() * 100), step.observation());
                    if (step.completed()) {
                        return;
                    }
                }
            }
        }

        /** The recorded answers differ in blanks now and then, which makes no new sub-goal. */
        private void pursue(SubGoal next, Step place) {
            if (pursued.isEmpty()) {
                pursued.add(next);
            } else if (!pursued.get(pursued.size() - 1).equals(next)) {
                executorPrompts.add(prompts.of(Role.EXECUTOR, meet(place)));
                remember("end subgoal", points, "the current subgoal is done.");
                controllerPrompts.add(prompts.of(Role.CONTROLLER, meet(place)));
                pursued.add(next);
            }
        }

        private PromptState meet(Step place) {
            rooms.observe(history.get(history.size() - 1).observation(), place.look());
            return new PromptState(
                    trajectory.trajectory().taskDescription(),
                    step,
                    points / 100.0,
                    history,
                    place.look(),
                    place.inventory(),
                    rooms.places(),
                    pursued);
        }

        private void remember(String action, int newPoints, String observation) {
            history.add(new HistoryEntry(action, (newPoints - points) / 100.0, observation));
            points = newPoints;
            step++;
        }
    }
}
