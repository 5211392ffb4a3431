/** Training rows from annotated trajectories, and the files they are written to. Texts of prompts live elsewhere. */
@NullMarked
package dev.cairn.distill.dataset;

import org.jspecify.annotations.NullMarked;
