/**
 * Gold trajectories in the file layout of the original research code. Only the layout lives here; gold made by Cairn itself
 * is JSON lines of {@link dev.cairn.core.Trajectory}.
 */
@NullMarked
package dev.cairn.distill.gold;

import org.jspecify.annotations.NullMarked;
