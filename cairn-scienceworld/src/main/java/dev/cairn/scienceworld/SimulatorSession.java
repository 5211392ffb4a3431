package dev.cairn.scienceworld;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One simulator, as seen from outside its class loader; only types of the JDK pass through. Not thread-safe. Public
 * because the class behind it is loaded by another class loader; use {@link ScienceWorld}.
 */
public interface SimulatorSession {
    /** Starts an episode; problems show in the first observation. */
    void load(String task, int variation, String simplifications, boolean withGold);

    String step(String action);

    String look();

    String inventory();

    String taskDescription();

    /** Sorted, each once; the list cannot be changed. */
    List<String> validActions();

    List<String> goldActions();

    List<String> taskNames();

    int variations(String task);

    /** 0 to 1, or below 0. */
    double score();

    boolean completed();

    int moves();

    /** An exception inside the simulator: it answers everything with that message from now on, until the next load. */
    boolean failed();

    /**
     * A method of the simulator's Python interface by its name, for those who speak to it as Python does. Unlike {@link
     * #validActions}, such a call may draw random numbers, and with them change what happens next.
     *
     * @return text, a number, a truth value, a list of these, or what else the simulator has
     * @throws NoSuchMethodException if there is none that takes these arguments
     * @throws java.lang.reflect.InvocationTargetException with what the simulator threw
     */
    @Nullable
    Object call(String method, @Nullable Object... arguments) throws ReflectiveOperationException;

    /** Where the generator of random numbers stands, to be put back there. */
    long randomPosition();

    void restoreRandom(long position);
}
