/** Who acts: the two-level agent, the agent without sub-goals, a random agent, and replay of the gold path. */
@NullMarked
package dev.cairn.agent.policy;

import org.jspecify.annotations.NullMarked;
