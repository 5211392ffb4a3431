/** ScienceWorld's rules for cutting trajectories into sub-goals, and its examples for language models. They work on the texts of the world alone and know no task by name. */
@NullMarked
package dev.cairn.scienceworld.annotate;

import org.jspecify.annotations.NullMarked;
