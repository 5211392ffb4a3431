/**
 * What is counted from finished episodes: means with intervals, reasons of ends, sub-goals, comparisons of two runs. Pure
 * functions of the records, so that whoever evaluates and whoever reads a run directory get the same numbers.
 */
@NullMarked
package dev.cairn.core.score;

import org.jspecify.annotations.NullMarked;
