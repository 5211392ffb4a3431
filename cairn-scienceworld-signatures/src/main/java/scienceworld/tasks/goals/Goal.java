package scienceworld.tasks.goals;

public class Goal {}
