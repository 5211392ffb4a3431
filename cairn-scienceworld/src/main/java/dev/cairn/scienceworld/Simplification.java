package dev.cairn.scienceworld;

import dev.cairn.core.Lookup;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.domain.ResetOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes ScienceWorld easier; each can be asked for by its name, several separated by commas. */
public enum Simplification {
    /** {@code teleportAction}: {@code teleport to ROOM} goes to any room of the house in one move. */
    TELEPORT_ACTION("teleportAction"),
    /**
     * {@code noElectricalAction}: no {@code connect} and {@code disconnect}, which are most of the valid actions. Tasks
     * with circuits need them: {@code easy} leaves them there, and asking for it by name is an error, as in the Python
     * package.
     */
    NO_ELECTRICAL_ACTION("noElectricalAction"),
    /** {@code openDoors}: all doors are open at the start. */
    OPEN_DOORS("openDoors"),
    /** {@code selfWateringFlowerPots}: plants in flower pots do not dry out. */
    SELF_WATERING_FLOWER_POTS("selfWateringFlowerPots"),
    /** {@code openContainers}: all containers are open at the start. Not part of {@code easy}. */
    OPEN_CONTAINERS("openContainers");

    /** {@link ResetOptions#EASY}, in the order of the simulator. */
    private static final Set<Simplification> EASY =
            EnumSet.of(TELEPORT_ACTION, NO_ELECTRICAL_ACTION, OPEN_DOORS, SELF_WATERING_FLOWER_POTS);

    private static final Set<String> WITHOUT_OPEN_CONTAINERS = Set.of("1.2.0", "1.2.1", "1.2.2");

    private final String label;

    Simplification(String label) {
        this.label = label;
    }

    /** Its name in the simulator. */
    public String label() {
        return label;
    }

    /**
     * Simplifications of a comma-separated list of names; {@code easy} stands for all but {@link #OPEN_CONTAINERS}, and
     * for circuits without {@link #NO_ELECTRICAL_ACTION}.
     *
     * @throws UserException if a name is unknown, or the task cannot be solved with what it stands for
     */
    public static Set<Simplification> parse(String names, TaskId task) {
        Set<Simplification> chosen = EnumSet.noneOf(Simplification.class);
        for (String name : names.split(",")) {
            if (name.strip().equals(ResetOptions.EASY)) {
                chosen.addAll(EASY);
                if (hasCircuits(task)) {
                    chosen.remove(NO_ELECTRICAL_ACTION);
                }
            } else if (!name.isBlank()) {
                chosen.add(named(name.strip(), task));
            }
        }
        return chosen;
    }

    /**
     * Checks that a release has them.
     *
     * @param version release of the simulator, or {@code unknown}
     * @throws UserException if it would silently leave one out
     */
    static void requireIn(String version, Set<Simplification> chosen) {
        if (chosen.contains(OPEN_CONTAINERS) && WITHOUT_OPEN_CONTAINERS.contains(version)) {
            throw new UserException("ScienceWorld " + version + " has no simplification " + OPEN_CONTAINERS.label
                    + " and would leave all containers closed; leave it out, or use the jar of 1.2.3");
        }
    }

    private static Simplification named(String name, TaskId task) {
        Simplification found = Lookup.byName(
                "simplification of ScienceWorld",
                name,
                List.of(values()),
                Simplification::label,
                ResetOptions.EASY + " stands for those that ease most; several are separated by commas");
        if (found == NO_ELECTRICAL_ACTION && hasCircuits(task)) {
            throw new UserException("task " + task + " needs electrical actions: leave " + name + " out, or use "
                    + ResetOptions.EASY + ", which does so for tasks with circuits");
        }
        return found;
    }

    /** The simulator's own rule. */
    private static boolean hasCircuits(TaskId task) {
        return task.name().contains("power-component") || task.name().contains("conductivity");
    }

    /** As the simulator reads them. */
    static String list(Set<Simplification> simplifications) {
        return simplifications.stream().map(Simplification::label).collect(Collectors.joining(","));
    }
}
