/** Commands that compare Cairn with the published code and the original simulator. */
@NullMarked
package dev.cairn.conformance.command;

import org.jspecify.annotations.NullMarked;
