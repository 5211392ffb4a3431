/** Environments for Python programs: many in one JVM, each by a connection of its own. */
@NullMarked
package dev.cairn.python;

import org.jspecify.annotations.NullMarked;
