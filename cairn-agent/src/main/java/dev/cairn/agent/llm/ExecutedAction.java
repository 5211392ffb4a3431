package dev.cairn.agent.llm;

/**
 * An action that SwiftSage has done.
 *
 * @param room where it was done; empty if that is not known
 * @param observation in one line
 */
record ExecutedAction(String room, String action, String observation) {
    ExecutedAction {
        observation = Entry.oneLine(observation);
    }

    /** Whether an action did not work, as the released code tells from the answer. */
    static boolean failed(String observation) {
        return observation.contains("No known action")
                || observation.contains("can't")
                || observation.contains("not")
                || observation.contains("doesn't");
    }
}
