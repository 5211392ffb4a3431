/** The {@code cairn} command: its subcommands, their options, and everything that is printed for people. */
@NullMarked
package dev.cairn.cli;

import org.jspecify.annotations.NullMarked;
