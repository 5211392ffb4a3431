/** The published comparison of a model's actions with the rows of a data set. */
@NullMarked
package dev.cairn.conformance.row;

import org.jspecify.annotations.NullMarked;
