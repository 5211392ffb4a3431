/** The recipe: one file that describes a whole distillation, and the stage that runs it. */
@NullMarked
package dev.cairn.pipeline.recipe;

import org.jspecify.annotations.NullMarked;
