package dev.cairn.python.pythonapi;

import dev.cairn.core.CairnException;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.SimulatorSession;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The simulator for the Python package {@code scienceworld} itself: in Cairn's jar this class has the name that the package
 * constructs, and its methods are what the package calls. The simulator is the one of the package, in whose folder it starts
 * Java.
 */
public final class PythonInterface {
    private static final Path JAR = Path.of("scienceworld.jar");

    private final SimulatorSession session = new ScienceWorld(ScienceWorldJar.unsafe(JAR)).simulator();

    public @Nullable String load(
            @Nullable String task, int variation, @Nullable String simplifications, boolean withGold) {
        return text("load", task, variation, simplifications, withGold);
    }

    public @Nullable String step(@Nullable String action) {
        return text("step", action);
    }

    public @Nullable String getObjectTree(@Nullable String folder) {
        return text("getObjectTree", folder);
    }

    public int getTaskMaxVariations(@Nullable String task) {
        return number("getTaskMaxVariations", task);
    }

    public @Nullable String reset() {
        return text("reset");
    }

    public @Nullable String getSimplificationsUsed() {
        return text("getSimplificationsUsed");
    }

    public @Nullable String getPossibleSimplifications() {
        return text("getPossibleSimplifications");
    }

    public @Nullable String getRunHistoryJSON() {
        return text("getRunHistoryJSON");
    }

    public @Nullable String getPossibleActionsWithIDs() {
        return text("getPossibleActionsWithIDs");
    }

    public @Nullable String getPossibleObjectReferentLUTJSON() {
        return text("getPossibleObjectReferentLUTJSON");
    }

    public @Nullable String getPossibleObjectReferentTypesLUTJSON() {
        return text("getPossibleObjectReferentTypesLUTJSON");
    }

    public @Nullable String getValidActionObjectCombinationsJSON() {
        return text("getValidActionObjectCombinationsJSON");
    }

    public @Nullable String getPossibleActionObjectCombinationsJSON() {
        return text("getPossibleActionObjectCombinationsJSON");
    }

    public @Nullable String getObjectTypesLUTJSON() {
        return text("getObjectTypesLUTJSON");
    }

    public @Nullable String getAllObjectTypesLUTJSON() {
        return text("getAllObjectTypesLUTJSON");
    }

    public @Nullable String getAllObjectIdsTypesReferentsLUTJSON() {
        return text("getAllObjectIdsTypesReferentsLUTJSON");
    }

    public @Nullable String getTaskDescription() {
        return text("getTaskDescription");
    }

    public @Nullable String getGoalProgressStr() {
        return text("getGoalProgressStr");
    }

    public @Nullable String freeActionLook() {
        return text("freeActionLook");
    }

    public @Nullable String freeActionInventory() {
        return text("freeActionInventory");
    }

    public @Nullable String freeActionTaskDesc() {
        return text("freeActionTaskDesc");
    }

    public List<?> getTaskNames() {
        return list("getTaskNames");
    }

    public List<?> getVariationsTrain() {
        return list("getVariationsTrain");
    }

    public List<?> getVariationsDev() {
        return list("getVariationsDev");
    }

    public List<?> getVariationsTest() {
        return list("getVariationsTest");
    }

    public List<?> getGoldActionSequence() {
        return list("getGoldActionSequence");
    }

    public List<?> getActionHistory() {
        return list("getActionHistory");
    }

    public List<?> getPossibleActions() {
        return list("getPossibleActions");
    }

    public List<?> getPossibleObjects() {
        return list("getPossibleObjects");
    }

    public List<?> getValidActionObjectCombinations() {
        return list("getValidActionObjectCombinations");
    }

    public int getRandomVariationTrain() {
        return number("getRandomVariationTrain");
    }

    public int getRandomVariationDev() {
        return number("getRandomVariationDev");
    }

    public int getRandomVariationTest() {
        return number("getRandomVariationTest");
    }

    public int getNumMoves() {
        return number("getNumMoves");
    }

    public double getScore() {
        return (Double) value("getScore");
    }

    public boolean getCompleted() {
        return (Boolean) value("getCompleted");
    }

    /** Ends Java, as there. */
    public void shutdown() {
        Runtime.getRuntime().exit(0);
    }

    private @Nullable String text(String method, @Nullable Object... arguments) {
        return (String) call(method, arguments);
    }

    private int number(String method, @Nullable Object... arguments) {
        return (Integer) value(method, arguments);
    }

    private List<?> list(String method) {
        return (List<?>) value(method);
    }

    private Object value(String method, @Nullable Object... arguments) {
        return Objects.requireNonNull(call(method, arguments), method);
    }

    private @Nullable Object call(String method, @Nullable Object... arguments) {
        try {
            return session.call(method, arguments);
        } catch (InvocationTargetException e) {
            // As the simulator threw it: Python shows its name and its trace.
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new CairnException("the simulator failed in " + method, e);
        } catch (ReflectiveOperationException e) {
            throw new CairnException("the simulator has no " + method, e);
        }
    }
}
