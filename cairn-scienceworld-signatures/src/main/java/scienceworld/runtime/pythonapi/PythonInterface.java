package scienceworld.runtime.pythonapi;

import java.util.List;
import scala.Option;
import scienceworld.runtime.AgentInterface;

public class PythonInterface {
    public native String load(String task, int variation, String simplifications, boolean generateGoldPath);

    public native Option<AgentInterface> agentInterface();

    public native String taskStr();

    public native List<String> getTaskNames();

    public native int getTaskMaxVariations(String task);

    public native List<String> getGoldActionSequence();

    public native String step(String action);

    public native String freeActionLook();

    public native String freeActionInventory();

    public native String freeActionTaskDesc();

    public native double getScore();

    public native boolean getCompleted();

    public native Integer getNumMoves();
}
