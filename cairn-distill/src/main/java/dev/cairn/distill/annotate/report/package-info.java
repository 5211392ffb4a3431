/** How good an annotation is, in numbers: repairs, lengths, words, what arguments are grounded in, and where two disagree. */
@NullMarked
package dev.cairn.distill.annotate.report;

import org.jspecify.annotations.NullMarked;
