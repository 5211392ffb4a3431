/**
 * Finds a valid action in place of one that the world does not understand: by words or by the meaning of sentences. Knows
 * nothing of episodes.
 */
@NullMarked
package dev.cairn.agent.match;

import org.jspecify.annotations.NullMarked;
