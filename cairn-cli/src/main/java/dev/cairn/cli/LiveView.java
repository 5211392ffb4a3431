package dev.cairn.cli;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.cli.console.Console;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Variation;
import dev.cairn.domain.action.SubGoalEnd;
import java.util.Optional;

/** Shows an episode as it happens: sub-goals, and below each its actions with what came of them. */
final class LiveView implements EpisodeListener {
    private static final int OBSERVATION_WIDTH = 72;

    private final Console console;
    private Optional<SubGoal> subGoal = Optional.empty();

    LiveView(Console console) {
        this.console = console;
    }

    @Override
    public void started(Variation variation, String taskDescription) {
        subGoal = Optional.empty();
        console.print("");
        console.print("== " + variation.task() + ", " + variation.split().label() + " variation " + variation.number());
        console.print("   " + taskDescription.replaceAll("\\s+", " ").strip());
    }

    @Override
    public void step(EpisodeStep step) {
        if (step.subGoal().isPresent() && !step.subGoal().equals(subGoal)) {
            subGoal = step.subGoal();
            console.print("   > " + step.subGoal().get());
        }
        if (step.action().equals(SubGoalEnd.ACTION)) {
            return;
        }
        console.print(
                "     %3d  %-44s %4d  %s%s",
                step.moves(),
                step.action(),
                step.score(),
                step.choice().repaired() ? "(" + step.choice().label() + ") " : "",
                shorten(step.observation()));
    }

    @Override
    public void ended(Episode episode) {
        console.print(
                "   score %d, %s after %d moves", episode.score(), episode.end().label(), episode.moves());
    }

    private static String shorten(String observation) {
        String line = observation.replaceAll("\\s+", " ").strip();
        return line.length() <= OBSERVATION_WIDTH ? line : line.substring(0, OBSERVATION_WIDTH - 3) + "...";
    }
}
