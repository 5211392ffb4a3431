/** Compares the answers of a model with the targets of a data set, row by row: no episode, and a world only if asked for. */
@NullMarked
package dev.cairn.agent.rows;

import org.jspecify.annotations.NullMarked;
