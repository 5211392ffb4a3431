/**
 * Where the sub-goals of the two-level agent come from: models, chance, the gold trajectory, a file or a large language model. A {@link
 * dev.cairn.agent.subgoal.Planner} is asked in every step; it decides whether a new sub-goal is due.
 */
@NullMarked
package dev.cairn.agent.subgoal;

import org.jspecify.annotations.NullMarked;
