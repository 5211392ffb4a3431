/** Groups of options that several commands take. */
@NullMarked
package dev.cairn.cli.option;

import org.jspecify.annotations.NullMarked;
