package dev.cairn.distill.annotate.repair;

/**
 * One action of an answer with the sub-goal that it is listed under.
 *
 * @param subGoal as the answer has it, for published answers with stray blanks
 */
public record AnnotatedAction(String action, String subGoal) {}
