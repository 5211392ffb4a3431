@NullMarked
package dev.cairn.t5.tensorboard;

import org.jspecify.annotations.NullMarked;
