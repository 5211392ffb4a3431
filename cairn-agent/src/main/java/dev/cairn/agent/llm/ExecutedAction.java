package dev.cairn.agent.llm;

/**
 * An action that SwiftSage has done.
 *
 * @param place where it was done; empty if that is not known
 * @param observation in one line
 */
record ExecutedAction(String place, String action, String observation) {
    ExecutedAction {
        observation = Entry.oneLine(observation);
    }
}
