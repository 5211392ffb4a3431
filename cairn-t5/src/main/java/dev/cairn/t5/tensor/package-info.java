/**
 * What T5 needs of libtorch beyond its Java methods: lifetime of native memory, linear maps over weights in several precisions,
 * operations with a gradient of their own, dropout masks, the CPU's threads, and what the processor and CUDA can do.
 *
 * <p>Stands on libtorch alone. Knows no model, no tokenizer and no training.
 */
@NullMarked
package dev.cairn.t5.tensor;

import org.jspecify.annotations.NullMarked;
