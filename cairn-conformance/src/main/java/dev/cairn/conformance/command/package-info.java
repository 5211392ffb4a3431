/** The {@code cairn conformance} command. */
@NullMarked
package dev.cairn.conformance.command;

import org.jspecify.annotations.NullMarked;
