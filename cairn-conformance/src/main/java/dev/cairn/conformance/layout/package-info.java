/** The published script's data sets: names of tasks, which trajectories get in, and the files they lie in. */
@NullMarked
package dev.cairn.conformance.layout;

import org.jspecify.annotations.NullMarked;
