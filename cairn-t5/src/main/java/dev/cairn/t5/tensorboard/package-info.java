/** Event files that TensorBoard reads: records of TFRecord, events of its protocol buffers. Knows no training. */
@NullMarked
package dev.cairn.t5.tensorboard;

import org.jspecify.annotations.NullMarked;
