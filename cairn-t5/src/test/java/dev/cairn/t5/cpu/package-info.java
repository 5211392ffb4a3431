/** Kernels compared with what libtorch makes of the same numbers. */
@NullMarked
package dev.cairn.t5.cpu;

import org.jspecify.annotations.NullMarked;
