/** What the texts of a world say, and how prompts show them. */
@NullMarked
package dev.cairn.domain.text;

import org.jspecify.annotations.NullMarked;
