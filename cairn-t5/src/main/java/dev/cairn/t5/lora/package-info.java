/**
 * Low-rank adapters (Hu et al., 2021) of the linear maps of a T5, in the files of the Python library PEFT. Builds on
 * {@code dev.cairn.t5}; training them is in {@code dev.cairn.t5.train}.
 */
@NullMarked
package dev.cairn.t5.lora;

import org.jspecify.annotations.NullMarked;
