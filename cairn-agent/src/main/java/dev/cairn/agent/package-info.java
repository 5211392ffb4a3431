/**
 * The episode loop. {@link dev.cairn.agent.EpisodeRunner} is the way in: a {@link dev.cairn.agent.Policy} decides a step, the world
 * answers, until the world, a limit or {@link dev.cairn.agent.EarlyStop} ends the episode.
 */
@NullMarked
package dev.cairn.agent;

import org.jspecify.annotations.NullMarked;
