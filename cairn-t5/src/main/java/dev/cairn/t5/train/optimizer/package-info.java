/** What a training may choose of its optimiser: the algorithm, and how the learning rate goes. Stands on nothing. */
@NullMarked
package dev.cairn.t5.train.optimizer;

import org.jspecify.annotations.NullMarked;
