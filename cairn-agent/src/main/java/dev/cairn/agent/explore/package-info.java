/**
 * Trying an episode another way: the answers of an {@link dev.cairn.agent.explore.Attempt} are written down, and any of them can be
 * exchanged for the next-best one, which leads back to that very moment of the episode and on from there.
 */
@NullMarked
package dev.cairn.agent.explore;

import org.jspecify.annotations.NullMarked;
