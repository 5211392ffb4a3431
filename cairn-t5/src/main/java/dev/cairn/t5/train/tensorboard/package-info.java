/**
 * Training curves for TensorBoard: records of TFRecord, events of its protocol buffers, and a listener that writes them. Stands on
 * {@code train}.
 */
@NullMarked
package dev.cairn.t5.train.tensorboard;

import org.jspecify.annotations.NullMarked;
