/** Recorded calls of the published code, how they are read, and how far Cairn agrees with them. */
@NullMarked
package dev.cairn.conformance.vector;

import org.jspecify.annotations.NullMarked;
