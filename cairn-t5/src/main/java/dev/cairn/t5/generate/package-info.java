/**
 * Decoding: greedy, beam search and sampling of token ids. The bookkeeping ({@code BeamSearch}, {@code SampledSequences}) is plain
 * Java that gets its scores from outside; {@link dev.cairn.t5.generate.TokenGenerator} gets them from a network, in batches and with
 * several threads.
 *
 * <p>Stands on {@code model}. Knows no text.
 */
@NullMarked
package dev.cairn.t5.generate;

import org.jspecify.annotations.NullMarked;
