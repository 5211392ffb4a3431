/**
 * The T5 of Cairn compared with other implementations: the same checkpoints, inputs and number of threads, one job after
 * the other within one run; their answers are compared too.
 */
@NullMarked
package dev.cairn.bench.t5;

import org.jspecify.annotations.NullMarked;
