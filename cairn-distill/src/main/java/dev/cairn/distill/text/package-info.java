/** Texts of the world as the small models see them. No prompt and no action lives here. */
@NullMarked
package dev.cairn.distill.text;

import org.jspecify.annotations.NullMarked;
