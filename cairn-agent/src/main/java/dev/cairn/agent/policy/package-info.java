/**
 * Who acts: the two-level agent ({@link dev.cairn.agent.policy.SubGoalPolicy}), the agent without sub-goals, a random agent, and replay
 * of the gold trajectory. {@link dev.cairn.agent.policy.RoleModel} is a small model in its role.
 */
@NullMarked
package dev.cairn.agent.policy;

import org.jspecify.annotations.NullMarked;
