/**
 * Fine-tuning and training from scratch: batches, learning rate, optimiser steps, checkpoints, resuming. Builds on
 * {@code dev.cairn.t5}; nothing there may depend on this package.
 */
@NullMarked
package dev.cairn.t5.train;

import org.jspecify.annotations.NullMarked;
