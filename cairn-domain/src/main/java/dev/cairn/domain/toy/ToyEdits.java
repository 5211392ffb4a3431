package dev.cairn.domain.toy;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.edit.StepEdit;
import dev.cairn.domain.edit.TrajectoryCheck;
import dev.cairn.domain.edit.TrajectoryEdit;
import dev.cairn.domain.edit.TrajectoryEdits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The edits of the house. Unlike {@link dev.cairn.domain.edit.Minimization} they leave the search for a thing in a path, since an
 * agent has to search too.
 */
final class ToyEdits implements TrajectoryEdits {
    private static final Pattern ANSWER = Pattern.compile("\\d+");
    private static final Pattern MOVED = Pattern.compile("The (.+) is in the hand now\\.");

    /** Looking around, opening what is open, and doing again what had the same outcome. */
    private static final TrajectoryEdit NO_OP = new TrajectoryEdit() {
        @Override
        public String label() {
            return TrajectoryEdits.NO_OP;
        }

        @Override
        public List<StepEdit> edits(Trajectory path) {
            return noOps(path).stream().map(StepEdit::without).toList();
        }
    };

    /** {@code take ball} and the answer which one become {@code take red ball}. */
    private static final TrajectoryEdit NAMES = new TrajectoryEdit() {
        @Override
        public String label() {
            return "names";
        }

        @Override
        public List<StepEdit> edits(Trajectory path) {
            List<StepEdit> edits = new ArrayList<>();
            for (int i = 1; i < path.steps().size(); i++) {
                Step step = path.steps().get(i);
                Matcher moved = MOVED.matcher(step.observation());
                if (ANSWER.matcher(step.action()).matches() && moved.matches()) {
                    edits.add(new StepEdit(Set.of(i - 1), Map.of(i, "take " + moved.group(1))));
                }
            }
            return edits;
        }
    };

    @Override
    public List<TrajectoryEdit> all() {
        return List.of(NO_OP, NAMES);
    }

    @Override
    public List<TrajectoryCheck> checks() {
        return List.of(
                new TrajectoryCheck(
                        NO_OP.label(),
                        true,
                        path -> Map.of("without effect", noOps(path).size())),
                TrajectoryCheck.of("asked back", path -> (int) path.steps().stream()
                        .filter(step -> ANSWER.matcher(step.action()).matches())
                        .count()));
    }

    private static List<Integer> noOps(Trajectory path) {
        List<Integer> steps = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 1; i < path.steps().size(); i++) {
            Step step = path.steps().get(i);
            boolean again = !seen.add(step.action() + "\n" + step.observation())
                    && step.action().startsWith("read ");
            if (again
                    || step.action().equals(Step.LOOK_AROUND)
                    || step.observation().contains(" already ")) {
                steps.add(i);
            }
        }
        return steps;
    }
}
