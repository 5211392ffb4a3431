/**
 * Learning from own episodes: the agent plays training variations; where it fails, {@link dev.cairn.agent.explore.Explorer} looks for a
 * way that succeeds; the models learn the decisions that made the difference. Again, from the better models.
 */
@NullMarked
package dev.cairn.pipeline.improve;

import org.jspecify.annotations.NullMarked;
