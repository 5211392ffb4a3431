/**
 * What T5 needs of libtorch beyond its Java methods: tensor files (safetensors), the fused optimiser step, operations with a
 * gradient of their own, the CPU's threads and the lifetime of native memory. Nothing here knows a model, a tokenizer or a training loop.
 */
@NullMarked
package dev.cairn.t5.tensor;

import org.jspecify.annotations.NullMarked;
