/** Cutting of trajectories into sub-goals, what it would cost, and the report about an annotation. */
@NullMarked
package dev.cairn.pipeline.annotate;

import org.jspecify.annotations.NullMarked;
