/** The quality of gold trajectories, as a report. */
@NullMarked
package dev.cairn.distill.gold;

import org.jspecify.annotations.NullMarked;
