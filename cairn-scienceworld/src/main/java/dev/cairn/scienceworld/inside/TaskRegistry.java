package dev.cairn.scienceworld.inside;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bind.annotation.Argument;
import org.jspecify.annotations.Nullable;
import scienceworld.tasks.TaskMaker1;
import scienceworld.tasks.specifictasks.TaskParametric;

/**
 * {@code TaskMaker1}: builds only the task that is loaded; the original builds all 30 with their objects at each load.
 * The first time all are built, and what each takes of object numbers and random numbers is noted, so that later the
 * one that is wanted stands where it would stand among the others.
 */
public final class TaskRegistry {
    /** What is known of all tasks of this jar, once they have been built. */
    private static volatile Map<String, Place> places = Map.of();

    private static volatile long numbersOfAll;
    private static final ThreadLocal<Survey> SURVEY = new ThreadLocal<>();

    private TaskRegistry() {}

    /** Where a task is among the others. */
    private record Place(Class<?> type, String mode, long numbersBefore, long drawsBefore, int variations) {}

    /** One building of all tasks. */
    private static final class Survey {
        private final Map<String, Place> found = new TreeMap<>();
        private final long firstNumber;
        private final long firstDraw;
        private long number;
        private long draw;

        Survey(EnvironmentState state) {
            number = firstNumber = state.lastObjectNumber;
            draw = firstDraw = state.random.draws();
        }
    }

    /** Around {@code registerTasks()}. */
    public static final class Register {
        private Register() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        public static boolean enter(@Advice.This TaskMaker1 maker) {
            return buildOne(maker);
        }

        @Advice.OnMethodExit
        public static void exit(@Advice.Enter boolean built) {
            if (!built) {
                completed();
            }
        }
    }

    /** Before {@code addTask(task)}. */
    public static final class Add {
        private Add() {}

        @Advice.OnMethodEnter
        public static void enter(@Advice.Argument(0) TaskParametric task) {
            added(task);
        }
    }

    public static boolean buildOne(TaskMaker1 maker) {
        EnvironmentState state = EnvironmentState.current();
        if (places.isEmpty()) {
            SURVEY.set(new Survey(state));
            return false;
        }
        long first = state.lastObjectNumber;
        String name = state.task == null ? "" : plain(state.task);
        Place place = places.get(name);
        if (place != null) {
            state.random.skip(place.drawsBefore);
            state.lastObjectNumber = first + place.numbersBefore;
            maker.tasks().put(name, build(place));
        }
        state.lastObjectNumber = first + numbersOfAll;
        return true;
    }

    public static void added(TaskParametric task) {
        Survey survey = SURVEY.get();
        if (survey == null) {
            return;
        }
        survey.found.put(
                task.taskName(),
                new Place(
                        task.getClass(),
                        mode(task),
                        survey.number - survey.firstNumber,
                        survey.draw - survey.firstDraw,
                        task.numCombinations()));
        EnvironmentState state = EnvironmentState.current();
        survey.number = state.lastObjectNumber;
        survey.draw = state.random.draws();
    }

    public static void completed() {
        Survey survey = SURVEY.get();
        SURVEY.remove();
        numbersOfAll = survey.number - survey.firstNumber;
        places = Collections.unmodifiableMap(survey.found);
    }

    /** {@code getTaskList()}. */
    public static String[] getTaskList() {
        List<String> names = new ArrayList<>(places.keySet());
        return names.toArray(new String[0]);
    }

    /** {@code getMaxVariations(task)}. */
    public static int getMaxVariations(@Argument(0) String task) {
        @Nullable Place place = places.get(plain(task));
        return place == null ? -1 : place.variations;
    }

    private static String mode(TaskParametric task) {
        try {
            return (String) task.getClass().getMethod("mode").invoke(task);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("task " + task.taskName() + " has no mode", e);
        }
    }

    private static TaskParametric build(Place place) {
        try {
            return (TaskParametric) place.type.getConstructor(String.class).newInstance(place.mode);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build a " + place.type.getName(), e);
        }
    }

    /** Names of older releases, as {@code getTask} reads them. */
    private static String plain(String name) {
        return places.containsKey(name)
                ? name
                : name.replaceFirst("mendellian", "mendelian")
                        .replaceFirst("task-(\\d|a|b)+-", "")
                        .replaceAll("[()]", "");
    }
}
