package dev.cairn.scienceworld.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import java.util.ArrayList;
import java.util.List;

/** Writes small trajectories: rooms by name, surroundings as a list of things. */
final class Acts {
    private final List<Step> steps = new ArrayList<>();
    private String task = "Your task is to try.";
    private String look = "";

    /** Begins in a room with these things. */
    static Acts in(String room, String... things) {
        return new Acts().room(room, things);
    }

    Acts task(String description) {
        task = description;
        return this;
    }

    /** What is seen from now on. */
    Acts room(String name, String... things) {
        look = "This room is called the " + name + ". In it, you see: \n\t" + String.join("\n\t", things) + "\n";
        return this;
    }

    Acts act(String action) {
        return act(action, "");
    }

    Acts act(String action, String observation) {
        steps.add(new Step(action, observation, 0, false, look, "In your inventory, you see:\n"));
        return this;
    }

    Acts go(String room, String... things) {
        return act("open door to " + room, "The door is already open.")
                .act("go to " + room, "You move to the " + room + ".")
                .room(room, things);
    }

    /** Each sub-goal with the number of its actions, {@code navigate_to(kitchen) 2}. */
    List<String> subGoals() {
        Variation variation = new Variation(new TaskId(0, "try", "0-0"), 0, Split.TRAIN);
        AnnotatedTrajectory annotated = Cut.of(new Trajectory(variation, task, steps));
        return annotated.segments().stream()
                .map(segment -> segment.subGoal() + " " + segment.length())
                .toList();
    }
}
