package scienceworld.runtime;

public class AgentInterface {
    public native String[] getValidActionObjectCombinations();

    public native boolean isInErrorState();
}
