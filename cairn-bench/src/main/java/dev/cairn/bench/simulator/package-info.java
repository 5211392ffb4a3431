/** Measurement of a simulator: how long loads and steps take, mode against mode. Needs no particular world. */
@NullMarked
package dev.cairn.bench.simulator;

import org.jspecify.annotations.NullMarked;
