package dev.cairn.python;

import dev.cairn.scienceworld.SimulatorSession;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One environment as Python calls it. */
final class Simulator {
    /** What Python asks after every step, in this order; the last draws random numbers. */
    private static final List<String> ASKED_AFTER_A_STEP = List.of(
            "getScore",
            "getCompleted",
            "getNumMoves",
            "freeActionLook",
            "freeActionInventory",
            "freeActionTaskDesc",
            "getValidActionObjectCombinations");

    private final SimulatorSession session;

    /** Where the random numbers stand once the valid actions that were sent ahead are asked for. */
    private long afterValidActions;

    Simulator(SimulatorSession session) {
        this.session = session;
    }

    /** {@code value} and, after a step, the answers to what is asked next; or {@code error}, or {@code missing}. */
    Map<String, @Nullable Object> answer(Request request) {
        if (request.taken()) {
            session.restoreRandom(afterValidActions);
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        try {
            answer.put("value", call(request.call(), request.arguments().toArray()));
            if (request.call().equals("step")) {
                answer.put("ahead", ahead());
            }
        } catch (InvocationTargetException e) {
            answer.put("error", error(e.getCause() == null ? e : e.getCause()));
        } catch (ReflectiveOperationException e) {
            answer.put("missing", e.getMessage());
        }
        return answer;
    }

    private @Nullable Object call(String method, @Nullable Object... arguments) throws ReflectiveOperationException {
        Object value = session.call(method, arguments);
        if (value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof List
                || value instanceof String[]) {
            return value;
        }
        throw new NoSuchMethodException("Method " + method + " returns an object of Java, "
                + value.getClass().getName() + ", which this simulator does not hand out");
    }

    private Map<String, @Nullable Object> ahead() throws ReflectiveOperationException {
        long position = session.randomPosition();
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        try {
            for (String method : ASKED_AFTER_A_STEP) {
                answers.put(method, call(method));
            }
        } catch (InvocationTargetException e) {
            // Asked for by itself, it fails there, too.
        }
        afterValidActions = session.randomPosition();
        session.restoreRandom(position);
        return answers;
    }

    private static Map<String, @Nullable String> error(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        Map<String, @Nullable String> error = new LinkedHashMap<>();
        error.put("class", thrown.getClass().getName());
        error.put("message", thrown.getMessage());
        error.put("text", thrown.toString());
        error.put("trace", trace.toString());
        return error;
    }
}
