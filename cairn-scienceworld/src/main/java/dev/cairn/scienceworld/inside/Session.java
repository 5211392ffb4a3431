package dev.cairn.scienceworld.inside;

import dev.cairn.scienceworld.SimulatorSession;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import scienceworld.runtime.pythonapi.PythonInterface;

/** The simulator's Python interface, called from Java, with the statics of one environment. */
public final class Session implements SimulatorSession {
    private final EnvironmentState state = new EnvironmentState();
    private final PythonInterface simulator = state.during(PythonInterface::new);

    @Override
    public void load(String task, int variation, String simplifications, boolean withGold) {
        call(() -> {
            state.reset(task);
            return simulator.load(task, variation, simplifications, withGold);
        });
    }

    @Override
    public String step(String action) {
        return call(() -> simulator.step(action));
    }

    @Override
    public String look() {
        return call(simulator::freeActionLook);
    }

    @Override
    public String inventory() {
        return call(simulator::freeActionInventory);
    }

    @Override
    public String taskDescription() {
        return call(simulator::freeActionTaskDesc);
    }

    /** Naming objects may draw random numbers; they are put back, so that asking does not change what happens next. */
    @Override
    public List<String> validActions() {
        return call(() -> {
            long position = state.random.position();
            try {
                String[] actions = simulator.agentInterface().get().getValidActionObjectCombinations();
                Arrays.sort(actions);
                return distinct(actions);
            } finally {
                state.random.restore(position);
            }
        });
    }

    @Override
    public List<String> goldActions() {
        return call(() -> List.copyOf(simulator.getGoldActionSequence()));
    }

    @Override
    public List<String> taskNames() {
        return call(() -> List.copyOf(simulator.getTaskNames()));
    }

    @Override
    public int variations(String task) {
        return call(() -> simulator.getTaskMaxVariations(task));
    }

    @Override
    public double score() {
        return call(simulator::getScore);
    }

    @Override
    public boolean completed() {
        return call(simulator::getCompleted);
    }

    @Override
    public int moves() {
        return call(simulator::getNumMoves);
    }

    @Override
    public boolean failed() {
        return call(() -> simulator.agentInterface().isDefined()
                && simulator.agentInterface().get().isInErrorState());
    }

    @Override
    public @Nullable Object call(String method, @Nullable Object... arguments) throws ReflectiveOperationException {
        Method found = PythonMethods.find(method, arguments);
        return state.during(() -> {
            if (method.equals("load")) {
                state.reset((String) arguments[0]);
            } else if (method.equals("reset")) {
                state.reset(simulator.taskStr());
            }
            return found.invoke(simulator, arguments);
        });
    }

    @Override
    public long randomPosition() {
        return state.random.position();
    }

    @Override
    public void restoreRandom(long position) {
        state.random.restore(position);
    }

    private <T> T call(Supplier<T> call) {
        return state.during(call::get);
    }

    private static List<String> distinct(String[] sorted) {
        String[] kept = new String[sorted.length];
        int count = 0;
        for (String each : sorted) {
            if (count == 0 || !each.equals(kept[count - 1])) {
                kept[count++] = each;
            }
        }
        return List.of(Arrays.copyOf(kept, count));
    }
}
