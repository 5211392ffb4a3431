/**
 * From gradients to updates: AdamW and Muon over groups of parameters, clipping, learning-rate schedules. Stands on {@code tensor}.
 */
@NullMarked
package dev.cairn.t5.train.optimizer;

import org.jspecify.annotations.NullMarked;
