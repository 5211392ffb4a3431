/**
 * ScienceWorld in this JVM: finding and checking the jar, loading it in a class loader of its own, and the
 * {@link dev.cairn.domain.TextEnvironment} over it. The only place that knows the simulator's class names.
 */
@NullMarked
package dev.cairn.scienceworld;

import org.jspecify.annotations.NullMarked;
