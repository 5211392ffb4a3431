package dev.cairn.scienceworld.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.edit.DisplacedObject;
import dev.cairn.domain.edit.DisplacedObjects;
import dev.cairn.domain.edit.StepEdit;
import dev.cairn.domain.edit.TrajectoryCheck;
import dev.cairn.domain.edit.TrajectoryEdit;
import dev.cairn.domain.edit.TrajectoryEdits;
import dev.cairn.scienceworld.action.CanonicalAction;
import dev.cairn.scienceworld.text.ObservationText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What ScienceWorld can do with its recorded trajectories. */
public final class ScienceWorldEdits implements TrajectoryEdits {
    /** What changes the length of a trajectory comes before what only changes its words. */
    private static final List<TrajectoryEdit> ALL = Stream.of(
                    ScienceWorldEdit.NO_OP,
                    ScienceWorldEdit.EARLY_ANSWER,
                    ScienceWorldEdit.PLANE_SHORTCUT,
                    ScienceWorldEdit.WAIT_MERGING,
                    ScienceWorldEdit.TELEPORT,
                    ScienceWorldEdit.UNUSED,
                    ScienceWorldEdit.NAMES,
                    ScienceWorldEdit.CANONICAL_ORDER)
            .<TrajectoryEdit>map(OnCanonicalActions::new)
            .toList();

    private static final List<TrajectoryCheck> CHECKS = List.of(
            new TrajectoryCheck("no-op", true, ScienceWorldEdits::noOps),
            TrajectoryCheck.of("asked back", path -> (int) path.steps().stream()
                    .filter(step -> ObservationText.asksBack(step.observation()))
                    .count()),
            TrajectoryCheck.of(
                    "ungrounded",
                    path -> UngroundedFocus.in(CanonicalAction.of(path)).size()),
            TrajectoryCheck.of(
                    "unfounded",
                    path -> Finding.of(CanonicalAction.of(path))
                                    .filter(finding -> finding.isMissing(CanonicalAction.of(path)))
                                    .isPresent()
                            ? 1
                            : 0));

    /** An edit that reads actions however they are spelled. */
    private record OnCanonicalActions(TrajectoryEdit edit) implements TrajectoryEdit {
        @Override
        public String label() {
            return edit.label();
        }

        @Override
        public List<StepEdit> edits(Trajectory path) {
            return edit.edits(CanonicalAction.of(path));
        }

        @Override
        public boolean keeps(Step before, Step after) {
            return edit.keeps(before, after);
        }

        @Override
        public boolean keeps(Trajectory before, Trajectory after) {
            return edit.keeps(CanonicalAction.of(before), CanonicalAction.of(after));
        }
    }

    @Override
    public List<TrajectoryEdit> all() {
        return ALL;
    }

    @Override
    public List<TrajectoryCheck> checks() {
        return CHECKS;
    }

    @Override
    public Optional<DisplacedObjects> displacedObjects() {
        return Optional.of(new DisplacedObjects() {
            @Override
            public Set<String> places(Trajectory path) {
                return DisplacedThing.places(CanonicalAction.of(path));
            }

            @Override
            public Optional<DisplacedObject> in(Trajectory path) {
                return DisplacedThing.in(CanonicalAction.of(path)).map(thing -> thing);
            }
        });
    }

    private static Map<String, Integer> noOps(Trajectory path) {
        Map<String, Integer> reasons = new TreeMap<>();
        NoOpStep.in(CanonicalAction.of(path))
                .values()
                .forEach(reason -> reasons.merge(reason.label(), 1, Integer::sum));
        return reasons;
    }
}
