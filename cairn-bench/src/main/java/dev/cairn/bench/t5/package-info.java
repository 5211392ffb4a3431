/**
 * The T5 of Cairn beside other implementations: the same checkpoints, inputs and number of threads, in turns within one
 * run, and what they answer compared.
 */
@NullMarked
package dev.cairn.bench.t5;

import org.jspecify.annotations.NullMarked;
