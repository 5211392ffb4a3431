/**
 * T5 for the JVM, useful by itself: configuration, tokenizer, model, loss and generation, with directories in the
 * Hugging Face layout going in and out. Training lives in {@code dev.cairn.t5.train}, which builds on this package.
 *
 * <p>Knows nothing of agents, sub-goals or text worlds. Tensor files, operators without a Java method, byte-pair merges
 * and the bookkeeping of a beam search live in packages below, which do not know T5.
 */
@NullMarked
package dev.cairn.t5;

import org.jspecify.annotations.NullMarked;
