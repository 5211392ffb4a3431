/** Cutting of trajectories into sub-goals, and the report about an annotation. */
@NullMarked
package dev.cairn.pipeline.annotate;

import org.jspecify.annotations.NullMarked;
