/**
 * The published code's caches of answers: CSV files whose cells hold Python literals. Read and written byte for byte, so
 * that one can switch over and back.
 */
@NullMarked
package dev.cairn.conformance.cache;

import org.jspecify.annotations.NullMarked;
