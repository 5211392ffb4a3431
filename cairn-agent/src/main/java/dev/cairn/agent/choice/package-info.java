/**
 * What an answer means, when a sub-goal is reached, and what is remembered of its end: choices of an agent where there is more than one
 * way. {@link dev.cairn.agent.choice.AgentChoices} has the defaults, which are how Cairn acts; other modules may offer others.
 */
@NullMarked
package dev.cairn.agent.choice;

import org.jspecify.annotations.NullMarked;
