/**
 * Tokenizer files, and learning byte-level byte-pair merges from text, in plain Java. Knows no tensors and no models.
 */
@NullMarked
package dev.cairn.t5.tokenizer;

import org.jspecify.annotations.NullMarked;
