/**
 * Tokenizer files, of Hugging Face and of SentencePiece, checked before native code gets them, since they may be hostile; and learning
 * byte-level byte-pair merges from text. In plain Java. Knows no tensors and no models.
 */
@NullMarked
package dev.cairn.t5.tokenizer;

import org.jspecify.annotations.NullMarked;
