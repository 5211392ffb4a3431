package scienceworld.tasks.specifictasks;

public interface TaskParametric {
    String taskName();

    int numCombinations();
}
