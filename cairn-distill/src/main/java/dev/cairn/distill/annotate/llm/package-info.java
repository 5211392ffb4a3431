/** Annotation by a large language model: its prompts with worked examples, what they cost, and the annotator. */
@NullMarked
package dev.cairn.distill.annotate.llm;

import org.jspecify.annotations.NullMarked;
