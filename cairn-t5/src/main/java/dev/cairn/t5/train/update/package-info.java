/** From gradients to updates: AdamW and Muon over groups of parameters, clipping. Stands on {@code tensor}. */
@NullMarked
package dev.cairn.t5.train.update;

import org.jspecify.annotations.NullMarked;
