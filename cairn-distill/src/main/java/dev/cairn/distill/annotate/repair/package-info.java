/**
 * From the text of a language model's answer to sub-goals that cover a trajectory exactly: reading the answer, comparing
 * its actions with those of the trajectory, and mending the difference. Asks nobody itself; see {@link
 * dev.cairn.distill.annotate.repair.RunNamer}.
 */
@NullMarked
package dev.cairn.distill.annotate.repair;

import org.jspecify.annotations.NullMarked;
