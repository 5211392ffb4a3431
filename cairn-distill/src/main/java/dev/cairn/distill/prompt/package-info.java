/** Prompts of the small models, the same in training and at run time. How a state comes about is not known here. */
@NullMarked
package dev.cairn.distill.prompt;

import org.jspecify.annotations.NullMarked;
