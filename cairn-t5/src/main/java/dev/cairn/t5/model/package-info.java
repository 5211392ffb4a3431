/**
 * The network: attention, blocks and stacks over named weights, the decoder one position at a time, gradients with checkpointing.
 * Classes are cut and parameters named as in {@code modeling_t5} of {@code transformers}.
 *
 * <p>Stands on {@code tensor} and {@code cpu}. Knows no files, no text and no search.
 */
@NullMarked
package dev.cairn.t5.model;

import org.jspecify.annotations.NullMarked;
