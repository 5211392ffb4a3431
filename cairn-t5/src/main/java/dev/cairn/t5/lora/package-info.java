/**
 * Low-rank adapters (Hu et al., 2021) of the linear maps of a T5, in the files of the Python library PEFT. Stands on {@code
 * dev.cairn.t5} and {@code io}; training them is in {@code train}.
 */
@NullMarked
package dev.cairn.t5.lora;

import org.jspecify.annotations.NullMarked;
