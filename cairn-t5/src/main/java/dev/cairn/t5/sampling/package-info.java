/**
 * The bookkeeping of drawing answers token by token. Knows neither tensors nor T5: the caller supplies, per step, the
 * most probable tokens of each row.
 */
@NullMarked
package dev.cairn.t5.sampling;

import org.jspecify.annotations.NullMarked;
