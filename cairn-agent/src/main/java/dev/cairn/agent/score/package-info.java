/** Scores over episodes: means with bootstrap intervals. Reads episodes, runs nothing. */
@NullMarked
package dev.cairn.agent.score;

import org.jspecify.annotations.NullMarked;
