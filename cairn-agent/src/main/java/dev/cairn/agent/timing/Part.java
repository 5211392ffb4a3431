package dev.cairn.agent.timing;

/** A part of the work of an evaluation. */
public enum Part {
    /** Everything inside the world: loading, moves, descriptions, valid actions. */
    SIMULATOR,
    /** The models that name sub-goals: controller and first sub-goal. */
    CONTROLLER,
    /** The model that names actions; swift counts here too. */
    EXECUTOR,
    /** Finding the valid action nearest to what was meant. */
    MATCHER
}
