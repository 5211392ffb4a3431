package dev.cairn.simulator.scienceworld;

import dev.cairn.core.CairnException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls into one simulator by name; everything reflective is here. */
final class Bridge implements AutoCloseable {
    private final SimulatorClassLoader loader;
    private final Object simulator;
    private final Map<String, Method> methods = new HashMap<>();
    private final Statics statics;

    Bridge(ScienceWorldJar jar) {
        loader = SimulatorClassLoader.open(jar);
        statics = new Statics(loader);
        silence();
        try {
            Class<?> type = loader.loadClass("scienceworld.runtime.pythonapi.PythonInterface");
            for (Method method : type.getMethods()) {
                methods.put(method.getName() + "/" + method.getParameterCount(), method);
            }
            simulator = type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new CairnException("cannot start the simulator in " + jar.path(), e);
        }
    }

    /** The simulator's load; makes everything it keeps in static objects as it is in a new process first. */
    String load(String task, int variation, String simplifications, boolean withGold) {
        statics.reset(task, variation);
        return (String) call("load", task, variation, simplifications, withGold);
    }

    String text(String method, Object... arguments) {
        return (String) call(method, arguments);
    }

    double number(String method) {
        return ((Number) call(method)).doubleValue();
    }

    int count(String method, Object... arguments) {
        return ((Number) call(method, arguments)).intValue();
    }

    boolean flag(String method) {
        return (Boolean) call(method);
    }

    List<String> texts(String method) {
        return ((List<?>) call(method)).stream().map(String.class::cast).toList();
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new CairnException("cannot close the simulator", e);
        }
    }

    private Object call(String name, Object... arguments) {
        Method method = methods.get(name + "/" + arguments.length);
        if (method == null) {
            throw new CairnException(
                    "the simulator has no method " + name + " with " + arguments.length + " arguments");
        }
        return invoke(method, simulator, arguments);
    }

    /** About 2 MB an episode would go to standard output; only this loader's Scala console is turned off. */
    private void silence() {
        try {
            Object console = Statics.module(loader, "scala.Console$");
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false);
            invoke(console.getClass().getMethod("setOutDirect", PrintStream.class), console, nowhere);
        } catch (NoSuchMethodException e) {
            throw new CairnException("the simulator's Scala library is not the expected one", e);
        }
    }

    static Object invoke(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new CairnException("the simulator failed in " + method.getName() + ": " + e.getCause(), e);
        } catch (IllegalAccessException e) {
            throw new CairnException("no access to " + method, e);
        }
    }
}
