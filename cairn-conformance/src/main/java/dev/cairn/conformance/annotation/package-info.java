/** Vectors about the reading and repair of answers, and about prompts for a large language model. */
@NullMarked
package dev.cairn.conformance.annotation;

import org.jspecify.annotations.NullMarked;
