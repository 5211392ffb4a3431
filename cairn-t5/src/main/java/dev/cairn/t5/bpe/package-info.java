/**
 * Learning byte-level byte-pair merges from text, in plain Java. No tensors, no files, no models.
 */
@NullMarked
package dev.cairn.t5.bpe;

import org.jspecify.annotations.NullMarked;
