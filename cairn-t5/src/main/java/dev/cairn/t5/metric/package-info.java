/** Scores of texts against reference texts, equal to those of the Python tools that papers use. Knows no model. */
@NullMarked
package dev.cairn.t5.metric;

import org.jspecify.annotations.NullMarked;
