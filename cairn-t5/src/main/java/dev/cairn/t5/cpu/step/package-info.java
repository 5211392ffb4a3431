/**
 * One position of a decoder on the CPU. With a handful of rows an operator of libtorch costs more than what it computes, so that
 * residuals, norms and the attention to earlier positions are plain Java here; products with weights, which are most of the
 * work, and attention to the encoder's output stay with the native libraries.
 *
 * <p>Rows are independent of one another, bit for bit. Stands on {@code cpu} and {@code tensor}.
 */
@NullMarked
package dev.cairn.t5.cpu.step;

import org.jspecify.annotations.NullMarked;
