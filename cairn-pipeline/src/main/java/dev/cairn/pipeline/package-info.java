/** Stages: pure functions from one run directory to the next, and the runner that continues them where they stopped. Usable without the command line. */
@NullMarked
package dev.cairn.pipeline;

import org.jspecify.annotations.NullMarked;
