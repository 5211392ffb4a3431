/** Compares the answers of a model with the targets of a data set, row by row, without a world. */
@NullMarked
package dev.cairn.agent.rows;

import org.jspecify.annotations.NullMarked;
