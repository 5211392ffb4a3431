/**
 * Fine-tuning and training from scratch: batches, steps, evaluations, checkpoints, resuming. {@link dev.cairn.t5.train.Trainer} is
 * the way in, {@link dev.cairn.t5.train.TrainingConfig} says how.
 *
 * <p>Stands on {@code dev.cairn.t5}, {@code lora}, {@code metric}, {@code io} and its own {@code optimizer} and {@code distributed};
 * only {@code tensorboard} may know this package.
 */
@NullMarked
package dev.cairn.t5.train;

import org.jspecify.annotations.NullMarked;
