@NullMarked
package dev.cairn.t5.train.tensorboard;

import org.jspecify.annotations.NullMarked;
