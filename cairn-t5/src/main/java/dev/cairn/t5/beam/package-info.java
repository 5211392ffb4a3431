/**
 * The bookkeeping of a batched beam search, in plain Java: which hypotheses run, which have ended, when to stop. The
 * scores come from outside; no tensors and no models here.
 */
@NullMarked
package dev.cairn.t5.beam;

import org.jspecify.annotations.NullMarked;
