/** The {@code cairn bench} commands. */
@NullMarked
package dev.cairn.bench.command;

import org.jspecify.annotations.NullMarked;
