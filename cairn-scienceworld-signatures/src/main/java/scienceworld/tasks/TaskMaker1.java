package scienceworld.tasks;

import scala.collection.mutable.Map;
import scienceworld.tasks.specifictasks.TaskParametric;

public class TaskMaker1 {
    public native Map<String, TaskParametric> tasks();
}
