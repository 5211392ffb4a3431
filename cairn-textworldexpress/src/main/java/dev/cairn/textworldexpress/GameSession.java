package dev.cairn.textworldexpress;

import dev.cairn.core.CairnException;
import dev.cairn.core.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;

/** One game at a time, by the interface that the Python package calls. For use by one thread. */
final class GameSession implements AutoCloseable {
    private static final String CLASS = "textworldexpress.runtime.PythonInterface";

    private final GameLoader loader;
    private final Object games;

    /**
     * What a move led to.
     *
     * @param valid in alphabetical order, each once
     * @param score 0 to 1
     */
    record State(
            String observation,
            String look,
            String inventory,
            List<String> valid,
            double score,
            boolean success,
            boolean failure) {}

    /** @param loader for this session alone, which closes it */
    GameSession(GameLoader loader) {
        this.loader = loader;
        try {
            games = loader.loadClass(CLASS).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new CairnException("cannot start TextWorldExpress: " + e, e);
        }
    }

    State start(Game game, int seed, Split split, boolean withGold) {
        String error = (String) call(games, "load", game.name(), game.parameters());
        if (!error.isEmpty()) {
            throw new CairnException("TextWorldExpress cannot load " + game.name() + ": " + error);
        }
        return state(call(games, "generateNewGame", seed, split.label(), withGold));
    }

    State step(String action) {
        return state(call(games, "step", action));
    }

    String task() {
        return (String) call(games, "getTaskDescription");
    }

    /** As the game has them, if the start asked for them. */
    List<String> gold() {
        return ((List<?>) call(games, "getGoldActionSequence"))
                .stream().map(String::valueOf).toList();
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the jar of TextWorldExpress", e);
        }
    }

    private static State state(Object result) {
        return new State(
                (String) call(result, "observationStr"),
                (String) call(result, "freeLookStr"),
                (String) call(result, "inventoryStr"),
                Arrays.stream((String[]) call(result, "validActions"))
                        .distinct()
                        .sorted()
                        .toList(),
                (double) call(result, "scoreNormalized"),
                (boolean) call(result, "taskSuccess"),
                (boolean) call(result, "taskFailure"));
    }

    private static Object call(Object target, String method, Object... arguments) {
        Class<?>[] types = Arrays.stream(arguments).map(GameSession::type).toArray(Class<?>[]::new);
        try {
            return target.getClass().getMethod(method, types).invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new CairnException("TextWorldExpress failed in " + method + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new CairnException("TextWorldExpress has no " + method + ": " + e, e);
        }
    }

    private static Class<?> type(Object argument) {
        return argument instanceof Integer
                ? int.class
                : argument instanceof Boolean ? boolean.class : argument.getClass();
    }
}
