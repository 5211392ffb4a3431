/**
 * Files of weights: the formats safetensors and state dicts of PyTorch, the parts of a checkpoint, directories that appear complete or not at all. What is read
 * may be hostile.
 *
 * <p>Stands on {@code tensor}. Knows no network.
 */
@NullMarked
package dev.cairn.t5.io;

import org.jspecify.annotations.NullMarked;
