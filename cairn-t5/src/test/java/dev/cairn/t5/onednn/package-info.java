/** Kernels beside what libtorch makes of the same numbers. */
@NullMarked
package dev.cairn.t5.onednn;

import org.jspecify.annotations.NullMarked;
