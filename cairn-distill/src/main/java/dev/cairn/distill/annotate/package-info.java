/**
 * Cutting trajectories into sub-goals: the {@link dev.cairn.distill.annotate.Annotator} port and the rule annotator. Works
 * on the texts of the world alone; knows no task by name.
 */
@NullMarked
package dev.cairn.distill.annotate;

import org.jspecify.annotations.NullMarked;
