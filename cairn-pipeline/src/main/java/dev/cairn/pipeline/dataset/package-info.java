/** Training rows from annotated trajectories. */
@NullMarked
package dev.cairn.pipeline.dataset;

import org.jspecify.annotations.NullMarked;
