/** Constraints on what a model may answer: fitted on training rows, applied to its candidates. */
@NullMarked
package dev.cairn.agent.constraint;

import org.jspecify.annotations.NullMarked;
