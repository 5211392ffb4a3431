/** Vectors about texts, actions, prompts, rows and data sets. */
@NullMarked
package dev.cairn.conformance.data;

import org.jspecify.annotations.NullMarked;
