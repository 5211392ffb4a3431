/** Recording of gold trajectories, and their edits. */
@NullMarked
package dev.cairn.pipeline.gold;

import org.jspecify.annotations.NullMarked;
