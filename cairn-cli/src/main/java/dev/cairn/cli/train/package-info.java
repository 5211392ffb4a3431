/** Commands that make models. */
@NullMarked
package dev.cairn.cli.train;

import org.jspecify.annotations.NullMarked;
