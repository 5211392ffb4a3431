@NullMarked
package dev.cairn.t5.train.optimizer;

import org.jspecify.annotations.NullMarked;
