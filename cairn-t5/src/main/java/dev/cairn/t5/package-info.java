/**
 * T5 for the JVM, useful by itself: configuration, safetensors, tokenizer, model, loss, generation, training and
 * checkpoints in the Hugging Face layout. Knows nothing of agents, sub-goals or text worlds.
 */
@NullMarked
package dev.cairn.t5;

import org.jspecify.annotations.NullMarked;
